import { type PlanRecord } from "../../poi/seal/record";

/** Kept apart from the user's settings, so that neither is lost with the other. */
const KEY = "cuadra-plan";

/** Asks, with the next request, for the record of the plan as it was when the summary was made. */
export function loadRecord(context: Excel.RequestContext): Excel.Setting {
  const setting = context.workbook.settings.getItemOrNullObject(KEY);
  setting.load("value");
  return setting;
}

/** Keeps a record with the next request. */
export function keepRecord(context: Excel.RequestContext, record: PlanRecord): void {
  context.workbook.settings.add(KEY, record);
}

/** Puts back, with the next request, what was kept before. */
export function restoreRecord(context: Excel.RequestContext, before: unknown): void {
  if (before !== undefined) context.workbook.settings.add(KEY, before);
  else context.workbook.settings.add(KEY, null);
}
