import { MAX_FORMULA_LENGTH } from "../../workbook-file/limits";
import { absoluteAddress, parseRect, quoteSheet, splitSheet } from "../model/address";
import type { DefinedName } from "../model/definedNames";
import { formulaFromFile, formulaToFile } from "../model/formulaText";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { HostError, invalidArgument, itemNotFound } from "../protocol/errors";
import { asBoolean, asString, HostClass, type HostObject } from "../protocol/hostClass";
import { rangeClass, rangeOf } from "./range";
import { rectOf } from "./rangeValues";
import { worksheetClass } from "./worksheet";

interface Scope {
  workbook: Workbook;
  sheet: Worksheet | undefined;
}

interface NamedItem {
  workbook: Workbook;
  name: DefinedName;
}

/** Names that Excel keeps for itself (print areas, filters) are not in the collection. */
function isListed({ name }: DefinedName): boolean {
  return !name.toLowerCase().startsWith("_xlnm.");
}

function listed({ workbook, sheet }: Scope): DefinedName[] {
  return workbook.names.all().filter((each) => each.scope === sheet && isListed(each));
}

function rangeOfName({ workbook, name }: NamedItem): HostObject | null {
  const { sheet, address } = splitSheet(name.formula);
  const rect = parseRect(address);
  const target = sheet === undefined ? name.scope : workbook.findSheet(sheet);
  return rect && target ? rangeOf(target, rect) : null;
}

/**
 * A name's formula as the file has it. Excel reads it as it is written on its computer, with the semicolons and in the
 * language of that (office-js, issues 2834 and 2891): one with a comma is none here.
 * @throws HostError InvalidArgument, FormulaLengthExceedsLimit
 */
function written(formula: string): string {
  if (formula.length > MAX_FORMULA_LENGTH)
    throw new HostError("FormulaLengthExceedsLimit", "The formula is longer than 8192 characters.");
  if (formula.replace(/"[^"]*"|'[^']*'/g, "").includes(","))
    throw invalidArgument(`not a formula of this computer's language: ${formula}`);
  return formulaToFile(formula);
}

const namedItemClass = new HostClass<NamedItem>("NamedItem", {
  identity: ({ name }) => ({ _Id: name.scope ? `${name.scope.name}!${name.name}` : name.name }),
  properties: {
    Name: { get: ({ name }) => name.name },
    Type: { get: (item) => (rangeOfName(item) ? "Range" : constantType(item)) },
    Value: { get: (item) => value(item) },
    Formula: {
      get: ({ name }) => formulaFromFile(name.formula),
      set: ({ workbook, name }, value) => {
        name.formula = written(asString(value));
        workbook.names.set(name.name, name.scope, name.formula);
      },
    },
    Comment: {
      get: ({ name }) => name.comment,
      set: ({ workbook, name }, value) => {
        name.comment = asString(value);
        name.element.setAttribute("comment", name.comment);
        workbook.touch();
      },
    },
    Scope: { get: ({ name }) => (name.scope ? "Worksheet" : "Workbook") },
    Visible: {
      get: ({ name }) => name.visible,
      set: ({ workbook, name }, value) => {
        name.visible = asBoolean(value);
        if (name.visible) name.element.removeAttribute("hidden");
        else name.element.setAttribute("hidden", "1");
        workbook.touch();
      },
    },
  },
  navigation: {
    Worksheet({ name }) {
      if (!name.scope) throw new HostError("InvalidOperation", "The name belongs to the workbook.");
      return worksheetClass.of(name.scope);
    },
    WorksheetOrNullObject: ({ name }) => (name.scope ? worksheetClass.of(name.scope) : null),
  },
  methods: {
    Delete({ workbook, name }) {
      workbook.names.delete(name);
      return null;
    },
    GetRange(item) {
      const range = rangeOfName(item);
      if (!range) throw new HostError("InvalidReference", "The name does not mean a range.");
      return range;
    },
    GetRangeOrNullObject: rangeOfName,
  },
});

function constantType({ name }: NamedItem): string {
  const text = name.formula.trim();
  if (/^".*"$/s.test(text)) return "String";
  if (Number.isFinite(Number(text)) && text !== "") return "Double";
  if (/^(TRUE|FALSE)$/i.test(text)) return "Boolean";
  return text.startsWith("#") || text.includes("#REF!") ? "Error" : "Range";
}

function value(item: NamedItem): string | number | boolean {
  const text = item.name.formula.trim();
  switch (rangeOfName(item) ? "Range" : constantType(item)) {
    case "String":
      return text.slice(1, -1).replaceAll('""', '"');
    case "Double":
      return Number(text);
    case "Boolean":
      return text.toUpperCase() === "TRUE";
    default:
      return text.replaceAll("$", "");
  }
}

function find({ workbook, sheet }: Scope, key: string): HostObject | undefined {
  const name = workbook.names.find(key.includes("!") ? splitSheet(key).address : key, sheet);
  return name && isListed(name) ? namedItemClass.of({ workbook, name }) : undefined;
}

const namedItemCollectionClass = new HostClass<Scope>("NamedItemCollection", {
  items: (scope) =>
    listed(scope).map((name) => namedItemClass.of({ workbook: scope.workbook, name })),
  indexer(scope, key) {
    const item = find(scope, String(key));
    if (!item) throw itemNotFound(`name ${key}`);
    return item;
  },
  methods: {
    Add({ workbook, sheet }, args) {
      const object = args.object(1);
      const range = object && rangeClass.targetOf(object);
      const formula = range
        ? `${quoteSheet(range.sheet.name)}!${absoluteAddress(rectOf(range))}`
        : written(args.string(1));
      const name = workbook.names.add(args.string(0), sheet, formula, args.optionalString(2) ?? "");
      return namedItemClass.of({ workbook, name });
    },
    GetCount: (scope) => listed(scope).length,
    GetItemOrNullObject: (scope, args) => find(scope, args.string(0)) ?? null,
  },
});

/** The names of the workbook (no sheet) or of one sheet. */
export function namesOf(workbook: Workbook, sheet: Worksheet | undefined): HostObject {
  return namedItemCollectionClass.of({ workbook, sheet });
}
