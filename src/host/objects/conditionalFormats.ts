import {
  append,
  booleanAttribute,
  children,
  child,
  descendants,
  insertOrdered,
  numberAttribute,
  remove,
  setAttributes,
  createLike,
  type Element,
} from "../../workbook-file/xml";
import { formatSqref, meets, parseSqref, subtract, WHOLE_SHEET, type Rect } from "../model/address";
import { assertAllowed } from "../model/edits";
import { formulaFromFile, formulaToFile, isAcceptableFormula } from "../model/formulaText";
import type { LiveRange } from "../model/liveRanges";
import type { BorderSide, DifferentialFormat } from "../model/styles";
import { WORKSHEET_ORDER, type Worksheet } from "../model/worksheet";
import { HostError, invalidArgument, itemNotFound } from "../protocol/errors";
import {
  asBoolean,
  asNumber,
  asOneOf,
  asString,
  HostClass,
  type HostObject,
} from "../protocol/hostClass";
import type { Wire } from "../protocol/wire";
import { rangeAreasClass, rangeClass } from "./range";
import { asColor } from "./rangeFormat";

/** One rule: its <cfRule> inside a <conditionalFormatting>. */
interface Rule {
  sheet: Worksheet;
  element: Element;
}

const RULE_ORDER = ["formula", "colorScale", "dataBar", "iconSet", "extLst"];
const TYPES: Readonly<Record<string, string>> = {
  expression: "Custom",
  cellIs: "CellValue",
  colorScale: "ColorScale",
  dataBar: "DataBar",
  iconSet: "IconSet",
  top10: "TopBottom",
  aboveAverage: "PresetCriteria",
  uniqueValues: "PresetCriteria",
  duplicateValues: "PresetCriteria",
  containsBlanks: "PresetCriteria",
  notContainsBlanks: "PresetCriteria",
  containsErrors: "PresetCriteria",
  notContainsErrors: "PresetCriteria",
  timePeriod: "PresetCriteria",
  containsText: "ContainsText",
  notContainsText: "ContainsText",
  beginsWith: "ContainsText",
  endsWith: "ContainsText",
};

const ids = new WeakMap<Element, string>();
let nextId = 1;

function idOf(element: Element): string {
  let id = ids.get(element);
  if (id === undefined) {
    id = `{${nextId.toString(16).toUpperCase().padStart(8, "0")}-0002-0000-0000-000000000000}`;
    nextId += 1;
    ids.set(element, id);
  }
  return id;
}

/** All rules of a sheet, the one that wins first. */
function rulesOf(sheet: Worksheet): Rule[] {
  return children(sheet.shell, "conditionalFormatting")
    .flatMap((block) => children(block, "cfRule"))
    .sort((a, b) => priorityOf(a) - priorityOf(b))
    .map((element) => ({ sheet, element }));
}

function priorityOf(element: Element): number {
  return numberAttribute(element, "priority") ?? Number.MAX_SAFE_INTEGER;
}

function blockOf({ element }: Rule): Element {
  const parent = element.parentElement;
  if (!parent) throw itemNotFound("the conditional format was deleted");
  return parent;
}

function rectsOf(rule: Rule): Rect[] {
  return parseSqref(blockOf(rule).getAttribute("sqref") ?? "");
}

function rulesOn({ sheet, rects }: LiveRange): Rule[] {
  if (rects.some(isWholeSheet)) return rulesOf(sheet);
  return rulesOf(sheet).filter((rule) =>
    rectsOf(rule).some((area) => rects.some((rect) => meets(area, rect))),
  );
}

const isWholeSheet = ({ top, left, bottom, right }: Rect): boolean =>
  top === 0 && left === 0 && bottom === WHOLE_SHEET.bottom && right === WHOLE_SHEET.right;

function typeOf({ element }: Rule): string {
  return TYPES[element.getAttribute("type") ?? ""] ?? "Custom";
}

/** Numbers the rules anew: 1 is the first. */
function renumber(rules: readonly Rule[]): void {
  rules.forEach(({ element }, index) => element.setAttribute("priority", String(index + 1)));
}

function addRule(range: LiveRange, type: string): Rule {
  const { sheet, rects } = range;
  assertAllowed(sheet, "formatCells");
  if (type !== "Custom") {
    throw new HostError(
      "ApiNotFound",
      `ConditionalFormatCollection.add("${type}") is not implemented by the embedded Excel.`,
    );
  }
  const others = rulesOf(sheet);
  const block = setAttributes(createLike(sheet.shell, "conditionalFormatting"), {
    sqref: formatSqref(rects),
  });
  insertOrdered(sheet.shell, block, WORKSHEET_ORDER);
  const element = append(block, "cfRule", { type: "expression" });
  const rule = { sheet, element };
  const first = others.at(0) ? priorityOf(others[0].element) : 2;
  if (first <= 1) shiftPriorities(others, 1);
  element.setAttribute("priority", String(Math.max(1, first - 1)));
  sheet.touchShell();
  return rule;
}

/** Moves priorities without closing the gaps that a file may have between them. */
function shiftPriorities(rules: readonly Rule[], by: number): void {
  for (const { element } of rules) {
    element.setAttribute("priority", String(priorityOf(element) + by));
  }
}

/**
 * Takes a rule out. The priorities of the others go back to what they were before it was added:
 * without gaps if there were none, and with 1 as the first.
 */
function deleteRule(rule: Rule): void {
  const { sheet, element } = rule;
  assertAllowed(sheet, "formatCells");
  const before = rulesOf(sheet);
  const others = before.filter((each) => each.element !== element);
  if (before.every((each, index) => priorityOf(each.element) === index + 1)) renumber(others);
  else if (priorityOf(element) === 1 && others.length > 0) {
    shiftPriorities(others, 1 - priorityOf(others[0].element));
  }
  dropExtension(rule);
  const block = blockOf(rule);
  remove(element);
  if (children(block, "cfRule").length === 0) remove(block);
  sheet.touchShell();
}

/** The part of a data bar or icon set that Excel 2010 and later keep in the sheet's extLst. */
function dropExtension({ sheet, element }: Rule): void {
  const id = descendants(element, "id")[0]?.textContent;
  if (!id) return;
  for (const extended of descendants(sheet.shell, "cfRule")) {
    if (extended.getAttribute("id") !== id) continue;
    const block = extended.parentElement;
    const list = block?.parentElement;
    if (block) remove(block);
    if (list && children(list).length === 0) {
      const ext = list.parentElement;
      remove(list);
      const extList = ext?.parentElement;
      if (ext && children(ext).length === 0) remove(ext);
      if (extList && children(extList).length === 0) remove(extList);
    }
  }
}

/** Takes the rules off the cells of a range; a rule on more cells stays on the others. */
function clearRules(range: LiveRange): void {
  assertAllowed(range.sheet, "formatCells");
  for (const rule of rulesOn(range)) {
    const block = blockOf(rule);
    const left = range.rects.reduce(
      (areas, hole) => areas.flatMap((area) => subtract(area, hole)),
      rectsOf(rule),
    );
    if (left.length === 0) deleteRule(rule);
    else block.setAttribute("sqref", formatSqref(left));
  }
  range.sheet.touchShell();
}

function formatOf({ sheet, element }: Rule): DifferentialFormat {
  const id = numberAttribute(element, "dxfId");
  return id === undefined ? { font: {}, borders: {} } : sheet.workbook.styles.differential(id);
}

function changeFormat(rule: Rule, change: (format: DifferentialFormat) => void): void {
  const { sheet, element } = rule;
  assertAllowed(sheet, "formatCells");
  const format = formatOf(rule);
  change(format);
  const id = sheet.workbook.styles.changeDifferential(numberAttribute(element, "dxfId"), format);
  element.setAttribute("dxfId", String(id));
  sheet.touchShell();
}

function readFormula({ element }: Rule): string {
  const formula = child(element, "formula")?.textContent;
  return formula ? formulaFromFile(formula) : "";
}

function writeFormula({ sheet, element }: Rule, value: Wire): void {
  assertAllowed(sheet, "formatCells");
  const formula = asString(value);
  if (!isAcceptableFormula(formula)) throw invalidArgument(`not a formula: ${formula}`);
  for (const old of children(element, "formula")) remove(old);
  const made = createLike(element, "formula");
  made.textContent = formulaToFile(formula);
  insertOrdered(element, made, RULE_ORDER);
  sheet.touchShell();
}

const ruleFormulaClass = new HostClass<Rule>("ConditionalFormatRule", {
  properties: {
    Formula: { get: readFormula, set: writeFormula },
    FormulaLocal: { get: readFormula, set: writeFormula },
  },
});

const fillClass = new HostClass<Rule>("ConditionalRangeFill", {
  properties: {
    Color: {
      get: (rule) => formatOf(rule).fill ?? "",
      set: (rule, value) => {
        const color = asColor(value);
        changeFormat(rule, (format) => (format.fill = color));
      },
    },
  },
  methods: {
    Clear(rule) {
      changeFormat(rule, (format) => delete format.fill);
      return null;
    },
  },
});

const fontClass = new HostClass<Rule>("ConditionalRangeFont", {
  properties: {
    Color: {
      get: (rule) => formatOf(rule).font.color ?? "",
      set: (rule, value) => {
        const color = asColor(value);
        changeFormat(rule, ({ font }) => (font.color = color));
      },
    },
    Bold: {
      get: (rule) => formatOf(rule).font.bold ?? null,
      set: (rule, value) => {
        changeFormat(rule, ({ font }) => (font.bold = asBoolean(value)));
      },
    },
    Italic: {
      get: (rule) => formatOf(rule).font.italic ?? null,
      set: (rule, value) => {
        changeFormat(rule, ({ font }) => (font.italic = asBoolean(value)));
      },
    },
    Strikethrough: {
      get: (rule) => formatOf(rule).font.strikethrough ?? null,
      set: (rule, value) => {
        changeFormat(rule, ({ font }) => (font.strikethrough = asBoolean(value)));
      },
    },
    Underline: {
      get: (rule) => formatOf(rule).font.underline ?? "None",
      set: (rule, value) => {
        const underline = asOneOf(value, ["None", "Single", "Double"]);
        changeFormat(rule, ({ font }) => (font.underline = underline));
      },
    },
  },
});

const SIDES: Readonly<Partial<Record<string, BorderSide>>> = {
  EdgeTop: "top",
  EdgeBottom: "bottom",
  EdgeLeft: "left",
  EdgeRight: "right",
};
const LINES: Readonly<Record<string, string>> = {
  Continuous: "thin",
  Dash: "dashed",
  DashDot: "dashDot",
  DashDotDot: "dashDotDot",
  Dot: "dotted",
};

interface RuleBorder {
  rule: Rule;
  edge: string;
  side: BorderSide;
}

function borderOf(rule: Rule, edge: string): HostObject {
  const side = SIDES[edge];
  if (!side) throw invalidArgument(`"${edge}" is no edge of a conditional format`);
  return borderClass.of({ rule, edge, side });
}

const borderClass = new HostClass<RuleBorder>("ConditionalRangeBorder", {
  identity: ({ edge }) => ({ Id: edge }),
  properties: {
    SideIndex: { get: ({ edge }) => edge },
    Style: {
      get: ({ rule, side }) => {
        const stored = formatOf(rule).borders[side]?.style;
        return Object.entries(LINES).find(([, line]) => line === stored)?.[0] ?? "None";
      },
      set: ({ rule, side }, value) => {
        const style = LINES[asOneOf(value, Object.keys(LINES))] ?? "thin";
        changeFormat(rule, ({ borders }) => (borders[side] = { ...borders[side], style }));
      },
    },
    Color: {
      get: ({ rule, side }) => formatOf(rule).borders[side]?.color ?? "#000000",
      set: ({ rule, side }, value) => {
        const color = asColor(value);
        changeFormat(
          rule,
          ({ borders }) => (borders[side] = { style: borders[side]?.style ?? "thin", color }),
        );
      },
    },
  },
});

const bordersClass = new HostClass<Rule>("ConditionalRangeBorderCollection", {
  properties: { Count: { get: () => 4 } },
  items: (rule) => Object.keys(SIDES).map((edge) => borderOf(rule, edge)),
  indexer: (rule, key) => borderOf(rule, String(key)),
  navigation: {
    Top: (rule) => borderOf(rule, "EdgeTop"),
    Bottom: (rule) => borderOf(rule, "EdgeBottom"),
    Left: (rule) => borderOf(rule, "EdgeLeft"),
    Right: (rule) => borderOf(rule, "EdgeRight"),
  },
});

const formatClass = new HostClass<Rule>("ConditionalRangeFormat", {
  properties: {
    NumberFormat: {
      get: (rule) => formatOf(rule).numberFormat ?? null,
      set: (rule, value) => {
        changeFormat(rule, (format) => (format.numberFormat = asString(value)));
      },
    },
  },
  navigation: {
    Fill: (rule) => fillClass.of(rule),
    Font: (rule) => fontClass.of(rule),
    Borders: (rule) => bordersClass.of(rule),
  },
});

const customClass = new HostClass<Rule>("CustomConditionalFormat", {
  navigation: {
    Rule: (rule) => ruleFormulaClass.of(rule),
    Format: (rule) => formatClass.of(rule),
  },
});

function custom(rule: Rule): HostObject | null {
  return typeOf(rule) === "Custom" ? customClass.of(rule) : null;
}

const conditionalFormatClass = new HostClass<Rule>("ConditionalFormat", {
  identity: ({ element }) => ({ Id: idOf(element) }),
  properties: {
    Id: { get: ({ element }) => idOf(element) },
    Type: { get: typeOf },
    Priority: {
      get: ({ sheet, element }) => rulesOf(sheet).findIndex((rule) => rule.element === element),
      set: (rule, value) => {
        const others = rulesOf(rule.sheet).filter(({ element }) => element !== rule.element);
        others.splice(asNumber(value), 0, rule);
        renumber(others);
        rule.sheet.touchShell();
      },
    },
    StopIfTrue: {
      get: ({ element }) => booleanAttribute(element, "stopIfTrue"),
      set: ({ sheet, element }, value) => {
        setAttributes(element, { stopIfTrue: asBoolean(value) || undefined });
        sheet.touchShell();
      },
    },
  },
  navigation: {
    Custom(rule) {
      const object = custom(rule);
      if (!object)
        throw new HostError("InvalidOperation", `The conditional format is a ${typeOf(rule)}.`);
      return object;
    },
    CustomOrNullObject: custom,
  },
  methods: {
    Delete(rule) {
      deleteRule(rule);
      return null;
    },
    GetRange(rule) {
      const rects = rectsOf(rule);
      if (rects.length !== 1) {
        throw new HostError("InvalidOperation", "The conditional format is on several areas.");
      }
      return rangeClass.of({ sheet: rule.sheet, rects });
    },
    GetRangeOrNullObject(rule) {
      const rects = rectsOf(rule);
      return rects.length === 1 ? rangeClass.of({ sheet: rule.sheet, rects }) : null;
    },
    GetRanges: (rule) => rangeAreasClass.of({ sheet: rule.sheet, rects: rectsOf(rule) }),
  },
});

function find(range: LiveRange, id: string): HostObject | undefined {
  const rule = rulesOn(range).find(({ element }) => idOf(element) === id);
  return rule && conditionalFormatClass.of(rule);
}

const collectionClass = new HostClass<LiveRange>("ConditionalFormatCollection", {
  items: (range) => rulesOn(range).map((rule) => conditionalFormatClass.of(rule)),
  indexer(range, key) {
    const found = find(range, String(key));
    if (!found) throw itemNotFound(`conditional format ${key}`);
    return found;
  },
  methods: {
    Add: (range, args) => conditionalFormatClass.of(addRule(range, args.string(0))),
    GetCount: (range) => rulesOn(range).length,
    GetItemOrNullObject: (range, args) => find(range, args.string(0)) ?? null,
    GetItemAt(range, args) {
      const rule = rulesOn(range).at(args.integer(0));
      if (!rule) throw invalidArgument("index");
      return conditionalFormatClass.of(rule);
    },
    ClearAll(range) {
      clearRules(range);
      return null;
    },
  },
});

/** The conditional formats on the cells of a range. */
export function conditionalFormatsOf(range: LiveRange): HostObject {
  return collectionClass.of(range);
}
