import type { Catalogue } from "../../i18n/index";
import { cellValues } from "../cell-values";
import { runExcel } from "../run";
import { usedOnce } from "../sheets";
import { HELPER, WIDTH } from "./grid";
import { SUMMARY_MARKER, textFormula, VALUES } from "./marker";

/** The note on the figures stands within these. */
const ROWS_ABOVE = 40;

/**
 * Leaves the summary sheet alone in the workbook, its formulas turned into what they say: for a copy that is given
 * away. Every other sheet, all names and Cuadra's settings are deleted; the mark that it is
 * a summary stays, lest it be taken for a plan.
 * @param name of the summary sheet
 * @param texts in which it was made
 * @throws CuadraError as runExcel
 */
export async function leaveSummaryAlone(name: string, texts: Catalogue): Promise<void> {
  await runExcel(async (context) => {
    const { workbook } = context;
    const { worksheets, names, settings } = workbook;
    const sheet = worksheets.getItem(name);
    const { names: ours } = sheet;
    ours.load("items/name");
    worksheets.load("items/name,items/visibility");
    names.load("items/name");
    settings.load("items/key");
    const top = usedOnce(sheet.getRangeByIndexes(0, 0, ROWS_ABOVE, 1));
    top.load("values");
    await context.sync();
    const used = usedOnce(sheet.getUsedRange(true));
    used.copyFrom(used, Excel.RangeCopyType.values);
    for (const [row, [value]] of cellValues(top.values).entries()) {
      if (value !== texts.summary.note) continue;
      const note = usedOnce(sheet.getRangeByIndexes(row, 0, 1, 1));
      note.values = [[texts.summaryMade.valuesNote]];
    }
    // What the charts show stays.
    const helpers = usedOnce(sheet.getRangeByIndexes(0, WIDTH, 1, HELPER.label - WIDTH));
    helpers.getEntireColumn().clear();
    for (const item of [...ours.items, ...names.items])
      if (item.name !== SUMMARY_MARKER) item.delete();
    ours.getItem(SUMMARY_MARKER).formula = textFormula(VALUES);
    for (const item of settings.items) item.delete();
    for (const other of worksheets.items) {
      if (other.name === name) continue;
      // Excel does not delete one that a macro has hidden from its own list of hidden ones.
      if (other.visibility === "VeryHidden") other.visibility = "Hidden";
      other.delete();
    }
    await context.sync();
  });
}
