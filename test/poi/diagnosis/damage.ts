import { readFileSync } from "node:fs";
import { equalAmounts } from "../../../src/poi/amounts";
import type { SheetBlock, CellValue } from "../../../src/poi/cells";
import type { CellChange, Correction, OpenWay } from "../../../src/poi/diagnosis/correction";
import { poiSheet } from "../poi-sheet";

/** A row's 33 numbers in sheet order; null is blank. */
export type Amounts = (number | null)[];

/** Numbers of a row of the usual form: META, 12 + 12 months, 4 × (PROG, EJEC). */
export const AMOUNTS = 33;
/** Sheet column of the first. */
export const FIRST_AMOUNT = 4;

const SOURCE = "test/fixtures/poi-2021-iv-trimestre.txt";

/** Whether a row's sums hold. */
export function holds(amounts: Amounts): boolean {
  const sum = (from: number, count: number): number =>
    amounts.slice(from, from + count).reduce<number>((a, b) => a + (b ?? 0), 0);
  return (
    (amounts[0] ?? 0) === sum(1, 12) &&
    [0, 1, 2, 3].every(
      (q) =>
        (amounts[25 + 2 * q] ?? 0) === sum(1 + 3 * q, 3) &&
        (amounts[26 + 2 * q] ?? 0) === sum(13 + 3 * q, 3),
    )
  );
}

/** The 36 rows of the SAT's POI whose sums hold. */
export function soundRows(): Amounts[] {
  return readFileSync(SOURCE, "utf8")
    .split("\n")
    .filter((line) => /^[^\t]+\t[^\t]+\t[^\t]+\t[^\t]+\t\d/.test(line))
    .map((line) => {
      const cells = line.split("\t").slice(FIRST_AMOUNT);
      return Array.from({ length: AMOUNTS }, (_, index) =>
        cells[index] ? Number(cells[index]) : null,
      );
    })
    .filter(holds);
}

/** The values that typing can make of one, by the kind of slip. The value itself is never among them. */
export function typingFaults(
  value: number,
  around: { readonly left: number | null; readonly above: number | null },
): Map<string, number | null> {
  const text = String(value);
  const faults = new Map<string, number | null>();
  const put = (kind: string, wrong: number | null): void => {
    if ((wrong ?? 0) !== value) faults.set(kind, wrong);
  };
  for (let at = 0; at + 1 < text.length; at++) {
    put(
      `transposed ${at}`,
      Number(text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)),
    );
  }
  if (text.length > 1) {
    for (let at = 0; at < text.length; at++) {
      put(`missing digit ${at}`, Number(text.slice(0, at) + text.slice(at + 1)));
    }
  }
  put("extra digit", Number(`${text}${text.at(-1) ?? ""}`));
  const last = Number(text.at(-1));
  put("wrong digit up", value - last + ((last + 1) % 10));
  put("wrong digit down", value - last + ((last + 9) % 10));
  put("times ten", value * 10);
  if (value % 10 === 0) put("tenth", value / 10);
  put("sign", -value);
  put("left out", null);
  put("copied from the left", around.left);
  put("copied from above", around.above);
  return faults;
}

/** The row with `count` cells lost at these positions (ascending): everything right of each slides left. */
export function loseCells(amounts: Amounts, at: readonly number[]): Amounts {
  const left = amounts.filter((_, position) => !at.includes(position));
  return [...left, ...at.map(() => null)];
}

/** The row with a cell too many before a position: everything from there slides right, the last cell is pushed out. */
export function insertCell(amounts: Amounts, at: number, value: number | null): Amounts {
  return [...amounts.slice(0, at), value, ...amounts.slice(at, -1)];
}

/** Whether the changes make the wrong row the right one; a blank and 0 are the same amount. */
export function restores(changes: readonly CellChange[], wrong: Amounts, right: Amounts): boolean {
  const row = [...wrong];
  for (const { column, to } of changes) row[column - FIRST_AMOUNT] = to;
  return row.every((amount, position) => (amount ?? 0) === (right[position] ?? 0));
}

/** Whether a way that leaves cells open can give the right row: what it determines is right, and its sums hold there. */
function admits({ cells, open, sums }: OpenWay, wrong: Amounts, right: Amounts): boolean {
  const at = (column: number): number => right[column - FIRST_AMOUNT] ?? 0;
  const filled = open.map((cell): CellChange => ({ ...cell, to: at(cell.column) }));
  return (
    restores([...cells, ...filled], wrong, right) &&
    sums.every(({ parts, total, amount }) => {
      const added = parts.reduce((sum, column) => sum + at(column), 0);
      // Among integers exactly so.
      return total === null
        ? equalAmounts(added, amount, false)
        : equalAmounts(added + amount, at(total), false);
    })
  );
}

/** Whether the right row is among what a correction gives: its own, an alternative, or one that an open way admits. */
export function gives(
  { cells, alternatives, openWays = [] }: Correction,
  wrong: Amounts,
  right: Amounts,
): boolean {
  return (
    [cells, ...alternatives].some((changes) => restores(changes, wrong, right)) ||
    openWays.some((way) => admits(way, wrong, right))
  );
}

/** A sheet of rows, and a TOTAL where one is given. */
export function sheetOf(rows: readonly Amounts[], total?: Amounts): SheetBlock {
  const { values, ...sheet } = poiSheet({ activities: [] });
  const line = (texts: readonly string[], amounts: Amounts): CellValue[] => [
    ...texts,
    ...amounts.map((amount) => amount ?? ""),
  ];
  return {
    ...sheet,
    values: [
      ...values,
      ...rows.map((amounts, index) =>
        line(["GERENCIA", "GESTIÓN", `ACTIVIDAD ${index + 1}`, "ACCIONES"], amounts),
      ),
      ...(total ? [line(["TOTAL", "", "", ""], total)] : []),
    ],
  };
}

/** What the rows add up to, column by column. */
export function totalOf(rows: readonly Amounts[]): Amounts {
  return Array.from({ length: AMOUNTS }, (_, column) =>
    rows.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
}
