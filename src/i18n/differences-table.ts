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
}

const WIDTHS = [16, 12, 26, 46, 16, 20, 18, 18, 13, 14, 9, 14, 9];
/** Antes and Ahora are left as they are; the difference is a figure, before a column of texts. */
export const DIFFERENCE_COLUMN = 8;

/** A row for each difference: what changed, of which activity, what it said and says, where. */
export function differencesTable(differences: PlanDifferences, texts: Catalogue): DifferencesTable {
  const { comparing } = texts;
  const cells = [
    ...differences.cells.filter(({ reported }) => reported),
    ...differences.cells.filter(({ reported }) => !reported),
  ];
  return {
    header: header(texts),
    rows: [
      ...cells.map((cell) => cellRow(cell, texts)),
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
  };
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

function cellRow(difference: CellDifference, texts: Catalogue): TableCell[] {
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
    row[DIFFERENCE_COLUMN] = Number(after ?? 0) - Number(before ?? 0);
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
