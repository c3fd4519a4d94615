import { cellAddress, sheetCell } from "../poi/address";
import type { CellChange, Correction, Evidence, OpenWay } from "../poi/diagnosis/correction";
import type { Catalogue } from "./es/index";

/** Why a correction is proposed, in sentences. */
export function correctionReason(texts: Catalogue, { reason }: Correction): string {
  return reason.map((evidence) => evidenceText(texts, evidence)).join(" ");
}

/** "B5 3→1, B6 vacía→3": a way to put a row right; `row` is its 0-based sheet row. */
export function changesText(
  { corrections, format }: Catalogue,
  row: number,
  cells: readonly CellChange[],
): string {
  const amount = (value: number | null): string => (value === null ? "" : format.exact(value));
  return corrections.changes(
    cells.map(({ column, from, fromText, fromFormula, to, toText, toFormula }) => ({
      cell: cellAddress(row, column),
      from: fromFormula ?? (fromText === undefined ? amount(from) : corrections.quoted(fromText)),
      to: toFormula ?? (toText === undefined ? amount(to) : corrections.quoted(toText)),
    })),
  );
}

/**
 * "B5 3→1 (si sobra la celda B5)": one of a correction's ways, with what it supposes beyond a wrong value.
 * @param way 0 is the correction's own, 1 the first of its alternatives
 */
export function wayText(texts: Catalogue, correction: Correction, way: number): string {
  const { row, cells, alternatives, acts } = correction;
  const changed = changesText(texts, row, way === 0 ? cells : alternatives[way - 1]);
  const act = acts?.[way];
  if (!act || act.kind === "value") return changed;
  const names = act.columns.map((column) => cellAddress(row, column));
  return `${changed} (${texts.corrections.supposed[act.kind](names)})`;
}

/** "B5 3→1 (la fila 5, en vez de TOTAL)": the correction of another row that can be made in a total row's place. */
export function insteadText(texts: Catalogue, { sheet }: Correction, instead: Correction): string {
  const { row, cells } = instead;
  const where = texts.corrections.insteadOfTotal(
    sheetCell(row, cells[0].column).row + 1,
    instead.sheet === sheet ? null : instead.sheet,
  );
  return `${changesText(texts, row, cells)} (${where})`;
}

/** "B5 3→1, y por decidir F5, G5, con F5 + G5 = 8": a way that the row's sums leave partly open. */
export function openWayText(texts: Catalogue, row: number, { cells, open, sums }: OpenWay): string {
  const { corrections, format } = texts;
  const cell = (column: number): string => cellAddress(row, column);
  const equations = sums.map(({ parts, total, amount }) => {
    const added = parts.map(cell);
    return total === null
      ? `${added.join(" + ")} = ${format.exact(amount)}`
      : `${cell(total)} = ${[...added, ...(amount === 0 ? [] : [format.exact(amount)])].join(" + ")}`;
  });
  const openCells = open.map(({ column }) => cell(column)).join(", ");
  return corrections.openWay(changesText(texts, row, cells), openCells, equations);
}

function evidenceText({ corrections }: Catalogue, evidence: Evidence): string {
  const texts = corrections.evidence;
  // The switch is what ties an evidence's kind to the type of its parameters.
  switch (evidence.kind) {
    case "only-candidate":
      return texts[evidence.kind](evidence);
    case "likeliest":
      return texts[evidence.kind](evidence);
    case "typing-error":
      return texts[evidence.kind](evidence);
    case "months-agree":
      return texts[evidence.kind](evidence);
    case "total-column":
      return texts[evidence.kind](evidence);
    case "total-settles":
      return texts[evidence.kind](evidence);
    case "last-fraction":
      return texts[evidence.kind](evidence);
    case "total-contradicts":
      return texts[evidence.kind](evidence);
    case "moved-month":
      return texts[evidence.kind](evidence);
    case "level":
      return texts[evidence.kind](evidence);
    case "exchanged":
      return texts[evidence.kind](evidence);
    case "short-sums":
      return texts[evidence.kind](evidence);
    case "two-values":
      return texts[evidence.kind](evidence);
    case "lost-cells":
      return texts[evidence.kind](evidence);
    case "extra-cells":
      return texts[evidence.kind](evidence);
    case "not-a-number":
      return texts[evidence.kind](evidence);
    case "spelling":
      return texts[evidence.kind](evidence);
    case "text-number":
      return texts[evidence.kind](evidence);
    case "dash":
      return texts[evidence.kind](evidence);
    case "formula":
      return texts[evidence.kind](evidence);
    case "rows-hold":
      return texts[evidence.kind](evidence);
    case "rows-left-out":
      return texts[evidence.kind](evidence);
    case "rows-corrected":
      return texts[evidence.kind](evidence);
    case "unchecked-columns":
      return texts[evidence.kind](evidence);
    case "followed-columns":
      return texts[evidence.kind](evidence);
    case "total-unconfirmed":
      return texts[evidence.kind](evidence);
    case "open-scope":
      return texts[evidence.kind](evidence);
    case "target-never-holds":
      return texts[evidence.kind](evidence);
    case "may-be-level":
      return texts[evidence.kind](evidence);
    case "usual-months":
      return texts[evidence.kind](evidence);
    case "may-have-slid":
      return texts[evidence.kind](evidence);
    case "undecided":
      return texts[evidence.kind](evidence);
  }
}
