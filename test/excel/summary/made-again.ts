import { readPlan } from "../../../src/excel/read";
import {
  makeSummary,
  type MakingOptions,
  type SummaryMade,
} from "../../../src/excel/summary/summary-sheet";
import { catalogue, type Language } from "../../../src/i18n/index";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import type { EmbeddedExcel } from "../../../src/host/node";
import { poiSheet, type ActivitySpec } from "../../poi/poi-sheet";
import { isContinued, shown } from "./sheet-cells";
import { openSheets, sheetNames, valuesOf } from "../workbooks";

/** Executed months: nothing, half, all of one a month. */
export const NONE = Array<number>(12).fill(0);
export const HALF: number[] = Array.from({ length: 12 }, (_, month) => month % 2);
export const ALL = Array<number>(12).fill(1);

/** The day on which tests make summaries. */
export const TODAY = new Date(2026, 10, 24, 9, 30);

/** Reads the plan and makes the summary, as the ribbon's button does. */
export async function make(
  language: Language = "es",
  options: MakingOptions = {},
): Promise<SummaryMade & { readonly validation: Validation }> {
  const { plan, sheets } = await readPlan();
  const validation = validate(plan);
  const made = await makeSummary(validation, sheets, catalogue(language), {
    now: TODAY,
    ...options,
  });
  return { validation, ...made };
}

/** An under-executed activity of a name. */
export function behind(activity: string, more: ActivitySpec = {}): ActivitySpec {
  return { activity, executed: HALF, ...more };
}

/** A row with texts to fill in, as a person sees it: 1-based row, its activity and texts, and the plan's cell. */
export interface FilledRow {
  readonly row: number;
  readonly activity: unknown;
  readonly link: string;
  readonly justification: unknown;
  readonly remedy: unknown;
}

/** The rows below the heading of a list, in whichever language, down to a row without an activity. */
export async function listOf(sheet: string, list: "listed" | "kept"): Promise<FilledRow[]> {
  const rows = await valuesOf(sheet);
  const headings = (["es", "en"] as const).flatMap((language): string[] => {
    const t = catalogue(language).summary;
    return list === "kept" ? [t.keptHeading] : [1, 2, 3, 4].map((q) => t.underExecutedHeading(q));
  });
  const at = rows.findIndex(([first]) => headings.includes(String(first)));
  if (at < 0) return [];
  const filled: FilledRow[] = [];
  const heading = String(rows[at][0]);
  for (let row = at + 2; row < rows.length; row++) {
    if (shown(rows[row]) === shown(rows[at + 1]) || isContinued(rows[row], heading)) continue;
    if (rows[row][1] === "") break;
    const [, activity, link] = rows[row];
    const [justification, remedy] = [rows[row][9] ?? "", rows[row][14] ?? ""];
    filled.push({ row: row + 1, activity, link: String(link), justification, remedy });
  }
  return filled;
}

/** Every value of the workbook's sheets but those named, with how often it is there. */
export async function valuesOfBook(except: readonly string[]): Promise<Map<unknown, number>> {
  const counts = new Map<unknown, number>();
  for (const name of await sheetNames()) {
    if (except.includes(name)) continue;
    for (const value of (await valuesOf(name)).flat())
      if (value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** A plan with two activities behind, its summary made, and a text typed beside the first. */
export async function started(): Promise<EmbeddedExcel> {
  const excel = await openSheets(poiSheet({ activities: [behind("Alfa"), behind("Beta")] }));
  const { sheet } = await make();
  const [{ row }] = await listOf(sheet, "listed");
  await excel.user.type(sheet, `J${row}`, "texto de Alfa");
  return excel;
}

/** The text beside Alfa on a sheet. */
export async function textOfAlfa(sheet: string): Promise<unknown> {
  return (await listOf(sheet, "listed")).find(({ activity }) => activity === "Alfa")?.justification;
}
