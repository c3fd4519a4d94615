import type { Plan } from "../../poi/plan";
import { changesSince, type PlanChanges } from "../../poi/seal/changes";
import { parseRecord } from "../../poi/seal/record";
import { sealOf } from "../../poi/seal/seal";
import { noTurn, type Turn } from "../../poi/turns";
import { runExcel } from "../run";
import type { SheetRef } from "../sheets";
import { formulaText, isSummary, SEAL_NAME, SUMMARY_MARKER } from "./marker";
import { loadRecord } from "./plan-record";

/** Whether the summary in the workbook still says what the plan says. */
export interface SummaryState {
  /** Name of the summary sheet. */
  readonly sheet: string;
  /** What has changed in the plan since the summary was made; undefined: nothing. */
  readonly changes: PlanChanges | undefined;
}

/**
 * Compares the plan with the seal of the summary in the workbook. One round trip.
 * @param sheets every sheet of the workbook, as read with the plan
 * @param turn for a long plan, now and then
 * @returns undefined where there is no summary, or one without a seal
 * @throws CuadraError as runExcel
 */
export async function readSummaryState(
  plan: Plan,
  sheets: readonly SheetRef[],
  turn: Turn = noTurn,
): Promise<SummaryState | undefined> {
  const found = await runExcel(async (context) => {
    const record = loadRecord(context);
    const asked = sheets.map(({ id }) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(id);
      sheet.load("name");
      const [marker, seal] = [SUMMARY_MARKER, SEAL_NAME].map((name) => {
        const item = sheet.names.getItemOrNullObject(name);
        item.load("formula");
        return item;
      });
      return { sheet, marker, seal };
    });
    await context.sync();
    const sealed = asked
      .filter(({ sheet, marker, seal }) =>
        [sheet, marker, seal].every(({ isNullObject }) => !isNullObject),
      )
      .map(({ sheet, marker, seal }) => ({
        sheet: sheet.name,
        says: formulaText(marker.formula),
        seal: formulaText(seal.formula),
      }))
      .filter(({ says }) => isSummary(says));
    const summary = sealed.find(({ sheet, says }) => sheet === says) ?? sealed.at(0);
    const value: unknown = record.isNullObject ? undefined : record.value;
    return summary && { ...summary, record: parseRecord(value) };
  });
  if (!found) return undefined;
  const { sheet, seal, record } = found;
  if (seal === (await sealOf(plan, turn))) return { sheet, changes: undefined };
  // A record of another summary says nothing of this one; LibreOffice keeps none.
  const changes =
    record?.seal === seal
      ? changesSince(record, plan)
      : { detail: "plan" as const, cells: [], rows: [], added: [], removed: 0 };
  return { sheet, changes };
}
