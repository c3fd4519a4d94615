import {
  append,
  booleanAttribute,
  child,
  children,
  remove,
  setAttributes,
  type Element,
} from "../../workbook-file/xml";
import { formatSqref, meets, parseSqref, subtract } from "../model/address";
import { assertAllowed } from "../model/edits";
import { formulaFromFile, formulaToFile } from "../model/formulaText";
import type { LiveRange } from "../model/liveRanges";
import { HostError, invalidArgument } from "../protocol/errors";
import { asBoolean, HostClass } from "../protocol/hostClass";
import { isWireObject, type Wire, type WireObject } from "../protocol/wire";

const KINDS = {
  wholeNumber: "whole",
  decimal: "decimal",
  textLength: "textLength",
  date: "date",
  time: "time",
} as const;
const TYPES: Readonly<Record<string, string>> = {
  list: "List", whole: "WholeNumber", decimal: "Decimal", date: "Date", time: "Time",
  textLength: "TextLength", custom: "Custom",
}; // prettier-ignore
const ALERTS: Readonly<Record<string, string>> = {
  stop: "Stop",
  warning: "Warning",
  information: "Information",
};

function elementsOn({ sheet, rects }: LiveRange): Element[] {
  const list = child(sheet.shell, "dataValidations");
  return (list ? children(list, "dataValidation") : []).filter((element) =>
    parseSqref(element.getAttribute("sqref") ?? "").some((area) =>
      rects.some((rect) => meets(area, rect)),
    ),
  );
}

function firstOn(range: LiveRange): Element | undefined {
  return elementsOn(range).at(0);
}

function clear(range: LiveRange): void {
  assertAllowed(range.sheet, "formatCells");
  for (const element of elementsOn(range)) {
    const left = range.rects.reduce(
      (areas, hole) => areas.flatMap((area) => subtract(area, hole)),
      parseSqref(element.getAttribute("sqref") ?? ""),
    );
    if (left.length > 0) element.setAttribute("sqref", formatSqref(left));
    else remove(element);
  }
  count(range);
}

function count({ sheet }: LiveRange): void {
  const list = child(sheet.shell, "dataValidations");
  if (!list) return;
  const { length } = children(list);
  if (length === 0) remove(list);
  else list.setAttribute("count", String(length));
  sheet.touchShell();
}

function asFormula(value: Wire | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string" && typeof value !== "number")
    throw invalidArgument("a formula or number");
  return formulaToFile(String(value));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function write(range: LiveRange, rule: Wire): void {
  if (!isWireObject(rule)) throw invalidArgument("a rule object was expected");
  const entries = Object.entries(rule).filter(([, value]) => value !== null);
  if (entries.length !== 1) throw invalidArgument("a rule has exactly one kind");
  const [[kind, detail]] = entries;
  if (!isWireObject(detail)) throw invalidArgument(`rule.${kind}`);
  clear(range);
  const { sheet, rects } = range;
  const element = append(sheet.ensure("dataValidations"), "dataValidation", {
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: true,
    sqref: formatSqref(rects),
  });
  if (kind === "list") {
    const { source, inCellDropDown } = detail;
    if (typeof source !== "string") throw invalidArgument("rule.list.source");
    // The file's flag says that the arrow is hidden.
    setAttributes(element, { type: "list", showDropDown: inCellDropDown === false || undefined });
    const text = source.startsWith("=")
      ? formulaToFile(source)
      : `"${source.replaceAll('"', '""')}"`;
    append(element, "formula1", {}, text);
  } else if (kind === "custom") {
    setAttributes(element, { type: "custom" });
    append(element, "formula1", {}, asFormula(detail["formula"]) ?? "");
  } else {
    const stored = Object.entries(KINDS).find(([name]) => name === kind)?.[1];
    if (!stored) throw invalidArgument(`rule.${kind}`);
    const operator = typeof detail["operator"] === "string" ? detail["operator"] : "Between";
    setAttributes(element, {
      type: stored,
      operator: operator.charAt(0).toLowerCase() + operator.slice(1),
    });
    append(element, "formula1", {}, asFormula(detail["formula1"]) ?? "");
    const second = asFormula(detail["formula2"]);
    if (second !== undefined) append(element, "formula2", {}, second);
  }
  count(range);
}

function read(range: LiveRange): Wire {
  const element = firstOn(range);
  if (!element) return {};
  const type = element.getAttribute("type") ?? "";
  const first = child(element, "formula1")?.textContent ?? "";
  const second = child(element, "formula2")?.textContent;
  if (type === "list") {
    const quoted = /^"(.*)"$/s.exec(first)?.[1];
    const source = quoted === undefined ? formulaFromFile(first) : quoted.replaceAll('""', '"');
    return { list: { source, inCellDropDown: !booleanAttribute(element, "showDropDown") } };
  }
  if (type === "custom") return { custom: { formula: formulaFromFile(first) } };
  const kind = Object.entries(KINDS).find(([, stored]) => stored === type)?.[0];
  if (kind === undefined) return {};
  const operand = (text: string): Wire =>
    Number.isFinite(Number(text)) ? Number(text) : formulaFromFile(text);
  const rule: WireObject = {
    operator: capital(element.getAttribute("operator") ?? "between"),
    formula1: operand(first),
  };
  if (second) rule["formula2"] = operand(second);
  return { [kind]: rule };
}

function existing(range: LiveRange): Element {
  const element = firstOn(range);
  if (!element)
    throw new HostError("InvalidOperation", "The range has no data validation rule yet.");
  return element;
}

/** DataValidation: one rule for the range. Whether values obey it is not checked. */
export const dataValidationClass = new HostClass<LiveRange>("DataValidation", {
  properties: {
    Type: {
      get: (range) => TYPES[firstOn(range)?.getAttribute("type") ?? ""] ?? "None",
    },
    Rule: { get: read, set: write },
    IgnoreBlanks: {
      get: (range) => {
        const element = firstOn(range);
        return element ? booleanAttribute(element, "allowBlank") : true;
      },
      set: (range, value) => {
        setAttributes(existing(range), { allowBlank: asBoolean(value) });
        range.sheet.touchShell();
      },
    },
    ErrorAlert: {
      get: (range) => {
        const element = firstOn(range);
        return {
          showAlert: element ? booleanAttribute(element, "showErrorMessage") : true,
          style: ALERTS[element?.getAttribute("errorStyle") ?? "stop"] ?? "Stop",
          title: element?.getAttribute("errorTitle") ?? "",
          message: element?.getAttribute("error") ?? "",
        };
      },
      set: (range, value) => {
        if (!isWireObject(value)) throw invalidArgument("errorAlert");
        const { showAlert, style, title, message } = value;
        const stored = Object.entries(ALERTS).find(([, word]) => word === style)?.[0];
        setAttributes(existing(range), {
          showErrorMessage: showAlert !== false,
          errorStyle: stored === "stop" ? undefined : stored,
          errorTitle: typeof title === "string" ? title : undefined,
          error: typeof message === "string" ? message : undefined,
        });
        range.sheet.touchShell();
      },
    },
    Prompt: {
      get: (range) => {
        const element = firstOn(range);
        return {
          showPrompt: element ? booleanAttribute(element, "showInputMessage") : true,
          title: element?.getAttribute("promptTitle") ?? "",
          message: element?.getAttribute("prompt") ?? "",
        };
      },
      set: (range, value) => {
        if (!isWireObject(value)) throw invalidArgument("prompt");
        const { showPrompt, title, message } = value;
        setAttributes(existing(range), {
          showInputMessage: showPrompt !== false,
          promptTitle: typeof title === "string" ? title : undefined,
          prompt: typeof message === "string" ? message : undefined,
        });
        range.sheet.touchShell();
      },
    },
  },
  methods: {
    Clear(range) {
      clear(range);
      return null;
    },
  },
});
