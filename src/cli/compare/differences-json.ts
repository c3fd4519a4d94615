import { differenceText, placeText } from "../../i18n/difference-text";
import type { Catalogue } from "../../i18n/index";
import type { CellDifference, DifferenceCounts, RowPlace } from "../../poi/compare/differences";
import { cellAddress } from "../../poi/address";
import { jsonUncalculated, type JsonUncalculated } from "../uncalculated-report";
import type { ComparedPlan, Comparison } from "./comparison";

/** The `--json` document of `compare`; its shape is documented in src/cli/README.md and stable. Rows are 1-based sheet rows. */
export interface DifferencesJson {
  readonly before: JsonPlan;
  readonly after: JsonPlan;
  /** Quarter that the plan before reported. */
  readonly reportedQuarter: number;
  readonly counts: DifferenceCounts;
  readonly changes: readonly JsonDifference[];
  readonly added: readonly JsonRow[];
  readonly removed: readonly JsonRow[];
  readonly renamed: readonly {
    readonly before: JsonRow;
    readonly after: JsonRow;
    readonly matchedBy: string;
  }[];
  readonly addedTotals: readonly JsonRow[];
  readonly removedTotals: readonly JsonRow[];
  readonly addedColumns: readonly string[];
  readonly removedColumns: readonly string[];
}

interface JsonPlan {
  readonly file: string;
  readonly title: string;
  readonly year: number | null;
  readonly quarter: number | null;
  readonly activities: number;
  readonly hiddenSheets: readonly string[];
  /** Sheets that are copies of what Cuadra made, which are not read. */
  readonly ownSheets: readonly string[];
  readonly uncalculated: readonly JsonUncalculated[];
}

interface JsonRow {
  readonly sheet: string;
  readonly row: number;
  readonly unit: string;
  readonly activity: string;
  readonly measure: string;
}

interface JsonDifference {
  readonly kind: string;
  readonly severity: "warning" | "info";
  readonly unit: string;
  readonly activity: string;
  readonly measure: string;
  /** The column by its header. */
  readonly column: string;
  readonly before: number | string | null;
  readonly after: number | string | null;
  readonly from: JsonCell;
  readonly to: JsonCell;
  readonly message: string;
}

interface JsonCell {
  readonly sheet: string;
  readonly cell: string;
}

/** The document for two compared files. */
export function differencesJson(
  { before, after, differences }: Comparison,
  texts: Catalogue,
): DifferencesJson {
  const rows = (places: readonly RowPlace[]): JsonRow[] => places.map(jsonRow);
  return {
    before: jsonPlan(before),
    after: jsonPlan(after),
    reportedQuarter: differences.reportedQuarter,
    counts: differences.counts,
    changes: differences.cells.map((cell) => jsonDifference(cell, texts)),
    added: rows(differences.added),
    removed: rows(differences.removed),
    renamed: differences.renamed.map((renamed) => ({
      before: jsonRow(renamed.before),
      after: jsonRow(renamed.after),
      matchedBy: renamed.by,
    })),
    addedTotals: rows(differences.addedTotals),
    removedTotals: rows(differences.removedTotals),
    addedColumns: differences.addedColumns.map(texts.columns.slotName),
    removedColumns: differences.removedColumns.map(texts.columns.slotName),
  };
}

function jsonPlan(compared: ComparedPlan): JsonPlan {
  const { file, plan, quarter, hiddenSheets, ownSheets, uncalculated } = compared;
  const { title, year, activities } = plan;
  return {
    file,
    title,
    year,
    quarter,
    activities: activities.count,
    hiddenSheets,
    ownSheets: ownSheets.map(({ name }) => name),
    uncalculated: jsonUncalculated(uncalculated),
  };
}

function jsonRow({ sheet, row, unit, activity, measure }: RowPlace): JsonRow {
  return { sheet, row: row + 1, unit, activity, measure };
}

function jsonDifference(difference: CellDifference, texts: Catalogue): JsonDifference {
  const { kind, unit, activity, measure, before, after, from, to } = difference;
  const cell = ({ sheet, row, column }: CellDifference["from"]): JsonCell => ({
    sheet,
    cell: cellAddress(row, column),
  });
  return {
    kind,
    severity: difference.reported ? "warning" : "info",
    unit,
    activity,
    measure,
    column: placeText(texts, difference),
    before,
    after,
    from: cell(from),
    to: cell(to),
    message: differenceText(texts, difference),
  };
}
