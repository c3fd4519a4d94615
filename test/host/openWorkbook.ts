import { writeXlsx, type WriteSheet } from "hucre";
import { installOfficeJs, openEmbeddedExcel, type EmbeddedExcel } from "../../src/host/node";

/** A workbook made of plain rows, opened and spoken to by the global `Excel`. */
export async function openRows(
  sheets: Record<string, WriteSheet["rows"]>,
  fileName = "libro.xlsx",
): Promise<EmbeddedExcel> {
  const bytes = await writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({ name, ...(rows && { rows }) })),
  });
  return openBytes(bytes, fileName);
}

/** A file opened and spoken to by the global `Excel`. */
export async function openBytes(
  bytes: Uint8Array,
  fileName = "libro.xlsx",
): Promise<EmbeddedExcel> {
  const excel = await openEmbeddedExcel(bytes, { fileName });
  installOfficeJs(excel);
  return excel;
}

/** The code of the OfficeExtension.Error that a piece of code throws; "" when it throws none. */
export function codeOf(run: () => unknown): string {
  try {
    run();
    return "";
  } catch (error) {
    return error instanceof OfficeExtension.Error ? error.code : String(error);
  }
}

/** The OfficeExtension.Error with which a run of the add-in fails. */
export async function errorOf(
  batch: (context: Excel.RequestContext) => Promise<void>,
): Promise<OfficeExtension.Error> {
  try {
    await Excel.run(batch);
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return error;
    throw error;
  }
  throw new Error("the run was expected to fail");
}
