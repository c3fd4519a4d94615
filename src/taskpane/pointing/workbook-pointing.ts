import { goTo } from "../../excel/go-to";
import { readHeaderRows, readSelection, type Selection } from "../../excel/selected-cells";
import type { HeaderRows } from "../../poi/header/pointing";
import type { Place } from "../workbook";

/** What pointing at a header asks of the open workbook. All methods reject with a CuadraError. */
export interface WorkbookPointing {
  selection(): Promise<Selection>;
  /** The rows around a 0-based row of a sheet. */
  headerRows(sheet: string, row: number): Promise<HeaderRows>;
  goTo(place: Place): Promise<void>;
}

/** Pointing in the workbook open in Excel. @param ready resolves once Excel can be asked */
export function excelPointing(ready: Promise<void>): WorkbookPointing {
  return {
    selection: async () => ready.then(readSelection),
    headerRows: async (sheet, row) => ready.then(() => readHeaderRows(sheet, row)),
    goTo: async (place) => ready.then(() => goTo(place)),
  };
}
