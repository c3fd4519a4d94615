import type { CellChange, Correction } from "../poi/diagnosis/correction";

const cellKey = ({ sheet, row }: Correction, { column }: CellChange): string =>
  `${row} ${column} ${sheet}`;

/**
 * What rounds of corrections changed in all, in the order of sheets, rows and columns. No cell stands twice in it: one
 * that a later round changed again is said by that round, from what it said at first.
 * @param rounds what each made, the first one first
 * @param sheets in their order
 */
export function changedInAll(
  rounds: readonly (readonly Correction[])[],
  sheets: readonly string[],
): Correction[] {
  const first = new Map<string, CellChange>();
  const last = new Map<string, number>();
  for (const [round, corrections] of rounds.entries()) {
    for (const correction of corrections) {
      for (const cell of correction.cells) {
        const key = cellKey(correction, cell);
        if (!first.has(key)) first.set(key, cell);
        last.set(key, round);
      }
    }
  }
  const place = new Map([...new Set(sheets)].map((sheet, at) => [sheet, at]));
  const placeOf = ({ sheet }: Correction): number => place.get(sheet) ?? sheets.length;
  return rounds
    .flatMap((corrections, round) =>
      corrections.map((correction) => ({
        ...correction,
        cells: correction.cells
          .filter((cell) => last.get(cellKey(correction, cell)) === round)
          .map((cell) => withFrom(cell, first.get(cellKey(correction, cell)) ?? cell)),
      })),
    )
    .filter(({ cells }) => cells.length > 0)
    .sort(
      (a, b) => placeOf(a) - placeOf(b) || a.row - b.row || a.cells[0].column - b.cells[0].column,
    );
}

/** A change that begins with what another began with. */
function withFrom(cell: CellChange, first: CellChange): CellChange {
  if (cell === first) return cell;
  const { slot, column, to, toText, toFormula } = cell;
  const { from, fromText, fromFormula } = first;
  return {
    slot,
    column,
    from,
    to,
    ...(fromText !== undefined && { fromText }),
    ...(toText !== undefined && { toText }),
    ...(fromFormula !== undefined && { fromFormula }),
    ...(toFormula !== undefined && { toFormula }),
  };
}

/**
 * Corrections that change something: a cell that an earlier round made just what is wanted again would stay as it is.
 * @param made what each round made
 */
export function notYetMade(
  wanted: readonly Correction[],
  made: readonly (readonly Correction[])[],
): Correction[] {
  const changeKey = (correction: Correction, cell: CellChange): string =>
    JSON.stringify([cellKey(correction, cell), cell.to, cell.toText, cell.toFormula]);
  const done = new Set(
    made.flat().flatMap((each) => each.cells.map((cell) => changeKey(each, cell))),
  );
  return wanted.filter((each) => !each.cells.every((cell) => done.has(changeKey(each, cell))));
}
