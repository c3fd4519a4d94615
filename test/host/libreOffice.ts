import { existsSync } from "node:fs";
import { convertedByLibreOffice } from "../libre-office/convert";

const SOFFICE = "/usr/bin/soffice";

/**
 * Converts a file with LibreOffice.
 * @param filter as --convert-to takes it: "xls", "xlsx:Calc MS Excel 2007 XML"…
 * @returns the converted bytes; undefined, said aloud, where LibreOffice is not installed.
 */
export async function convertWithLibreOffice(
  bytes: Uint8Array,
  fileName: string,
  filter: string,
): Promise<Uint8Array | undefined> {
  if (existsSync(SOFFICE)) return convertedByLibreOffice(bytes, fileName, filter);
  process.stderr.write(
    `LibreOffice is not installed: what it makes of ${fileName} was not tested.\n`,
  );
  return undefined;
}
