import { cellAddress } from "../poi/address";
import type {
  CellDifference,
  PlanDifferences,
  RenamedActivity,
  RowPlace,
} from "../poi/compare/differences";
import { placeText } from "./difference-text";
import type { Catalogue } from "./index";

/** A text, a number, or nothing. */
export type TableCell = string | number | null;

/** The table of differences as a sheet shows it. */
export interface DifferencesTable {
  readonly header: readonly string[];
  /** Execution already reported first: that is what is looked for. */
  readonly rows: readonly (readonly TableCell[])[];
  /** How many of the rows are of execution already reported. */
  readonly reported: number;
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** Excel's number format of the amounts: thousands apart, with as many decimals as the most exact of them has. */
  readonly amountFormat: string;
}

const WIDTHS = [16, 12, 26, 46, 18, 20, 18, 18, 13, 14, 9, 14, 9];
/** Antes, Ahora and what lies between: Antes and Ahora may say texts as well. */
export const AMOUNT_COLUMNS = { first: 6, last: 8 } as const;
/** A figure, before a column of texts. */
export const DIFFERENCE_COLUMN = AMOUNT_COLUMNS.last;
/** A plan has no more; what binary fractions add comes later. */
const MOST_DECIMALS = 6;

/** A row for each difference: what changed, of which activity, what it said and says, where. */
export function differencesTable(differences: PlanDifferences, texts: Catalogue): DifferencesTable {
  const { comparing } = texts;
  const decimals = Math.max(0, ...differences.cells.flatMap(amountsOf).map(decimalsOf));
  const cells = [
    ...differences.cells.filter(({ reported }) => reported),
    ...differences.cells.filter(({ reported }) => !reported),
  ];
  return {
    header: header(texts),
    rows: [
      ...cells.map((cell) => cellRow(cell, decimals, texts)),
      ...differences.renamed.map((renamed) => renamedRow(renamed, texts)),
      ...differences.added.map((row) => placeRow(comparing.added, null, row)),
      ...differences.removed.map((row) => placeRow(comparing.removed, row, null)),
      ...differences.addedTotals.map((row) => placeRow(comparing.addedTotal, null, row)),
      ...differences.removedTotals.map((row) => placeRow(comparing.removedTotal, row, null)),
      ...differences.addedColumns.map((slot) => columnRow(comparing.addedColumn, slot, texts)),
      ...differences.removedColumns.map((slot) => columnRow(comparing.removedColumn, slot, texts)),
    ],
    reported: differences.counts.reported,
    widths: WIDTHS,
    amountFormat: decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`,
  };
}

const amountsOf = ({ before, after }: CellDifference): number[] =>
  [before, after].filter((value) => typeof value === "number");

function decimalsOf(amount: number): number {
  return (
    amount
      .toFixed(MOST_DECIMALS)
      .replace(/\.?0+$/, "")
      .split(".")
      .at(1)?.length ?? 0
  );
}

function header({ comparing, columns }: Catalogue): string[] {
  return [
    comparing.kindHeader,
    comparing.severity,
    columns.role("unit"),
    columns.role("activity"),
    columns.role("measure"),
    comparing.column,
    comparing.before,
    comparing.after,
    comparing.difference,
    comparing.sheetBefore,
    comparing.cellBefore,
    comparing.sheetNow,
    comparing.cellNow,
  ];
}

function cellRow(difference: CellDifference, decimals: number, texts: Catalogue): TableCell[] {
  const { comparing } = texts;
  const { kind, unit, activity, measure, before, after, from, to } = difference;
  const row: TableCell[] = [
    comparing.kind(kind),
    difference.reported ? comparing.warning : null,
    unit,
    activity,
    measure,
    placeText(texts, difference),
    before,
    after,
    null,
    from.sheet,
    cellAddress(from.row, from.column),
    to.sheet,
    cellAddress(to.row, to.column),
  ];
  if (typeof (before ?? 0) === "number" && typeof (after ?? 0) === "number")
    row[DIFFERENCE_COLUMN] = Number((Number(after ?? 0) - Number(before ?? 0)).toFixed(decimals));
  return row;
}

const place = (row: RowPlace | null): TableCell[] =>
  row ? [row.sheet, `${row.row + 1}:${row.row + 1}`] : [null, null];

/** The texts that name an activity and are others than they were, side by side. */
function renamedRow({ before, after }: RenamedActivity, texts: Catalogue): TableCell[] {
  const roles = (["unit", "activity", "measure"] as const).filter(
    (role) => before[role] !== after[role],
  );
  const said = (row: RowPlace): string => roles.map((role) => row[role]).join(" · ");
  return [
    texts.comparing.renamed,
    null,
    after.unit,
    after.activity,
    after.measure,
    roles.map(texts.columns.role).join(" · "),
    said(before),
    said(after),
    null,
    ...place(before),
    ...place(after),
  ];
}

function placeRow(what: string, before: RowPlace | null, after: RowPlace | null): TableCell[] {
  const { unit, activity, measure } = after ?? before ?? { unit: "", activity: "", measure: "" };
  return [
    what,
    null,
    unit,
    activity,
    measure,
    ...Array<TableCell>(4).fill(null),
    ...place(before),
    ...place(after),
  ];
}

function columnRow(what: string, slot: number, { columns }: Catalogue): TableCell[] {
  return [
    what,
    ...Array<TableCell>(4).fill(null),
    columns.slotName(slot),
    ...Array<TableCell>(7).fill(null),
  ];
}
