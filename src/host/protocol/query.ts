import type { HostObject } from "./hostClass";
import type { QueryInfo, Wire, WireObject } from "./wire";

interface Selection {
  /** All scalars of the object. */
  all: boolean;
  names: string[];
  nested: Map<string, Selection>;
}

function newSelection(): Selection {
  return { all: false, names: [], nested: new Map() };
}

/** Reads the paths of a query: "items" segments say nothing, names are compared without case. */
function parseSelection({ Select = [], Expand = [] }: QueryInfo): Selection {
  const root = newSelection();
  const place = (path: string, last: (selection: Selection, name: string) => void): void => {
    const steps = path.split("/").filter((step) => step !== "" && step.toLowerCase() !== "items");
    let selection = root;
    steps.forEach((step, index) => {
      if (index === steps.length - 1) last(selection, step);
      else selection = descend(selection, step);
    });
    if (steps.length === 0) root.all = true;
  };
  for (const path of Select) {
    place(path, (selection, name) => {
      if (name === "*" || name.toLowerCase() === "$all") selection.all = true;
      else selection.names.push(name);
    });
  }
  for (const path of Expand) {
    place(path, (selection, name) => {
      descend(selection, name).all = true;
    });
  }
  if (Select.length === 0) root.all = true;
  return root;
}

function descend(selection: Selection, name: string): Selection {
  const key = name.toLowerCase();
  let nested = selection.nested.get(key);
  if (!nested) selection.nested.set(key, (nested = newSelection()));
  return nested;
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Answers `load()`: the chosen properties of an object in wire names. */
export function query(object: HostObject, info: QueryInfo = {}): WireObject {
  return answer(object, parseSelection(info), info);
}

function answer(object: HostObject, selection: Selection, page: QueryInfo = {}): WireObject {
  if (object.isCollection()) return answerCollection(object, selection, page);
  const result: WireObject = { ...object.identity() };
  const names = selection.all ? [...object.scalarNames(), ...selection.names] : selection.names;
  for (const name of names) {
    // A navigation property named in a load brings all scalars of what it leads to.
    if (!object.has("property", name) && object.has("navigation", name)) {
      descend(selection, name).all = true;
    } else result[object.spelled(name) ?? pascal(name)] = object.get(name);
  }
  for (const [name, nested] of selection.nested) {
    const target = object.navigate(name);
    result[object.spelled(name) ?? pascal(name)] = target ? answer(target, nested) : null;
  }
  return result;
}

function answerCollection(object: HostObject, selection: Selection, page: QueryInfo): WireObject {
  const own = selection.names.filter((name) => object.has("property", name));
  const ofItems: Selection = {
    all: selection.all,
    names: selection.names.filter((name) => !object.has("property", name)),
    nested: selection.nested,
  };
  const first = page.Skip ?? 0;
  const last = page.Top === undefined ? undefined : first + page.Top;
  const result: WireObject = { ...object.identity() };
  for (const name of own) result[object.spelled(name) ?? pascal(name)] = object.get(name);
  if (selection.all) for (const name of object.scalarNames()) result[name] = object.get(name);
  // What answering adds to it is the same for each item: they are of one class.
  result["_Items"] = object
    .items()
    .slice(first, last)
    .map((item) => answer(item, ofItems));
  return result;
}

/** The same in the form of `retrieve()`: camelCase, items under "items". */
export function toClientJson(value: Wire): Wire {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  const result: WireObject = {};
  for (const [name, inner] of Object.entries(value)) {
    if (name === "_Items" && Array.isArray(inner)) result["items"] = inner.map(toClientJson);
    else if (!name.startsWith("_")) {
      result[name.charAt(0).toLowerCase() + name.slice(1)] = toClientJson(inner);
    }
  }
  return result;
}
