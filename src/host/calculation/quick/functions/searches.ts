import type { Area } from "../../../model/area";
import { CellKind, type Cell } from "../../../model/cells";
import type { Call, QuickFunction } from "../call";
import { isLookupKey, partOf, withoutWildcards } from "../lookups";
import type { Node } from "../template";
import { error, isError, NotQuick, number, numberOf } from "../values";

/** A longer column is not read anew for every formula. */
const MOST_READ = 1000;

/** What is looked for in a column. */
export const SEARCHES = {
  MATCH: (call) => {
    const type = call.arg(2);
    if (type.kind !== "number" || type.value !== 0) throw new NotQuick("MATCH");
    const wanted = call.value(0);
    if (isError(wanted)) return wanted;
    const place = placeOf(call, wanted, call.area(1));
    return place < 0 ? error("#N/A") : number(place + 1);
  },
  SMALL: (call) => {
    const numbers = shortColumn(call, call.area(0))
      .flatMap((cell) => (cell.kind === CellKind.number ? [cell.value] : []))
      .sort((a, b) => a - b);
    const rank = numberOf(call.value(1));
    const found = numbers.at(rank - 1);
    return rank < 1 || found === undefined ? error("#NUM!") : number(found);
  },
  /** LOOKUP(2,1/((area=key)*…),ROW(area)): the last row with those texts and numbers. Others are the engine's. */
  LOOKUP: (call) => {
    const [divided, rows] = [call.arg(1), call.arg(2)];
    const isUsual =
      divided.kind === "binary" &&
      divided.operator === "/" &&
      rows.kind === "call" &&
      rows.name === "ROW";
    if (!isUsual) throw new NotQuick("LOOKUP");
    const areas: Area[] = [];
    const keys: Cell[] = [];
    for (const factor of factorsOf(divided.right)) {
      if (factor.kind !== "binary" || factor.operator !== "=") throw new NotQuick("LOOKUP");
      areas.push(call.areaOf(factor.left));
      const key = call.valueOf(factor.right);
      if (!isLookupKey(key)) throw new NotQuick("LOOKUP");
      keys.push(key);
    }
    const row = call.lookups.lastRow(areas, keys);
    return row < 0 ? error("#N/A") : number(row + 1);
  },
} satisfies Record<string, QuickFunction>;

/** 0-based place of the first cell of a column that is what is wanted; -1 where there is none. */
function placeOf(call: Call, wanted: Cell, area: Area): number {
  if (wanted.kind === CellKind.number)
    return shortColumn(call, area).findIndex(
      (cell) => cell.kind === CellKind.number && cell.value === wanted.value,
    );
  if (wanted.kind !== CellKind.string) throw new NotQuick("MATCH of no text");
  const part = partOf(wanted.value);
  return part === undefined
    ? call.lookups.place(area, withoutWildcards(wanted.value))
    : call.lookups.placeOfPart(area, withoutWildcards(part));
}

/** The cells of a column that is read anew for every formula. */
function shortColumn(call: Call, area: Area): Cell[] {
  const { rect } = area;
  if (rect.left !== rect.right || rect.bottom - rect.top >= MOST_READ)
    throw new NotQuick("a long column");
  const cells = call.column(area);
  if (cells.some(isError)) throw new NotQuick("an error in a column");
  return cells;
}

function factorsOf(node: Node): Node[] {
  return node.kind === "binary" && node.operator === "*"
    ? [...factorsOf(node.left), ...factorsOf(node.right)]
    : [node];
}
