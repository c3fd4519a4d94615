/** What reading, checking and following the workbook asks of Excel, as one part that is loaded after the first frame. */
export { goTo } from "../excel/go-to";
export { clearHighlights, highlight } from "../excel/highlight/highlight";
export { lookAtWorkbook } from "../excel/overview";
export { readCells } from "../excel/read";
export { readSettings } from "../excel/read-settings";
export { readSummaryState } from "../excel/summary/summary-state";
export { PlanWatch } from "./plan-watch";
