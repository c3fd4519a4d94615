import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SheetBlock } from "../../src/poi/cells";
import type { EmbeddedExcel } from "../../src/host/node";
import { openBytes, openRows } from "../host/openWorkbook";

const SAMPLE = join(__dirname, "../../assets/samples/POI-2021-IV-trimestre.xlsx");

/** The sample POI, open and spoken to by the global `Excel`. */
export async function openSample(): Promise<EmbeddedExcel> {
  return openBytes(await readFile(SAMPLE), "POI-2021-IV-trimestre.xlsx");
}

/** A workbook of sheets that begin in A1. */
export function openSheets(...blocks: readonly SheetBlock[]): Promise<EmbeddedExcel> {
  return openRows(
    Object.fromEntries(
      blocks.map(({ sheet, values }) => [
        sheet,
        values.map((row) => row.map((value) => (value === "" ? null : value))),
      ]),
    ),
  );
}

/** Saves a workbook and opens what was saved. */
export async function reopen(excel: EmbeddedExcel): Promise<EmbeddedExcel> {
  return openBytes(await excel.save());
}

/** Values of a whole sheet by A1 address, blanks left out. */
export async function valuesOf(sheet: string): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getUsedRange(true);
    range.load("values,rowIndex,columnIndex");
    await context.sync();
    const above = Array.from({ length: range.rowIndex }, () => []);
    const left = Array<string>(range.columnIndex).fill("");
    return [...above, ...range.values.map((row: unknown[]) => [...left, ...row])];
  });
}

export async function sheetNames(): Promise<string[]> {
  return Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    return worksheets.items.map(({ name }) => name);
  });
}

/** Does something to the workbook as the user or another add-in would. */
export async function edit(change: (workbook: Excel.Workbook) => void): Promise<void> {
  await Excel.run(async (context) => {
    change(context.workbook);
    await context.sync();
  });
}
