import { readFile } from "node:fs/promises";
import { writeXlsx, type WriteSheet } from "hucre";
import { installOfficeJs, openEmbeddedExcel, type EmbeddedExcel } from "../../src/host/node";
import { loadCatalogue } from "../../src/taskpane/catalogues";
import { Checker } from "../../src/taskpane/checking/checker";
import { Controller } from "../../src/taskpane/controller";
import { ExcelWorkbook } from "../../src/taskpane/excel-workbook";
import { FindingsShown } from "../../src/taskpane/findings-shown";
import { Late } from "../../src/taskpane/late";
import { initialState, type PaneState, type Results } from "../../src/taskpane/state";
import { Store } from "../../src/taskpane/store";
import { poiSheet, type SheetSpec } from "../poi/poi-sheet";
import { settled } from "./settled";

export { settled };

/** The pane without its page, joined by Microsoft's client to a workbook in the embedded Excel. */
export interface PaneInExcel {
  readonly excel: EmbeddedExcel;
  readonly store: Store;
  readonly controller: Controller;
  /** Lets go of the workbook, whatever is still ordered to go wrong. */
  close(): Promise<void>;
}

const SAMPLE = "assets/samples/POI-2021-IV-trimestre.xlsx";

/** Opens the sample POI, or a workbook made of plain rows, with the pane beside it. */
export async function openPane(sheets?: Record<string, WriteSheet["rows"]>): Promise<PaneInExcel> {
  const bytes = sheets
    ? await writeXlsx({
        sheets: Object.entries(sheets).map(([name, rows]) => ({ name, ...(rows && { rows }) })),
      })
    : await readFile(SAMPLE);
  const excel = await openEmbeddedExcel(bytes, { fileName: "poi.xlsx" });
  installOfficeJs(excel);
  const store = new Store(initialState("es"));
  const checker = new Checker(undefined);
  const review = new Late(async () => {
    await loadCatalogue("es");
    return { checks: checker, findings: new FindingsShown(store) };
  });
  const controller = new Controller(store, new ExcelWorkbook(Promise.resolve()), review);
  await controller.open("es");
  const close = (): Promise<void> => {
    excel.faults.clear();
    return controller.close();
  };
  return { excel, store, controller, close };
}

/** The same over a sheet of a plan. */
export const openPlan = (spec: SheetSpec): Promise<PaneInExcel> =>
  openPane({ POI: poiSheet(spec).values.map((row) => [...row]) });

/** Two activities; the second's I TRIMESTRE (AD6) says 9 where its months add up to 3, and TOTAL says 6. */
export const SPOILT: SheetSpec = { activities: [{}, { cells: { AD: 9 } }], total: { AD: 6 } };

/** The results shown now. */
export function resultsOf({ state }: Store): Results {
  if (state.stage.kind !== "results") throw new Error(`no results: ${state.stage.kind}`);
  return state.stage.results;
}

/** Waits until the state is as wanted. */
export async function stateWhere(
  store: Store,
  wanted: (state: PaneState) => boolean,
): Promise<void> {
  await settled(() => wanted(store.state));
}
