import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { openOffice, type Formulas } from "./open-office";

/**
 * Converts a file with LibreOffice, of which one stays open until all tests are over.
 * @param filter as --convert-to takes it: "xls", "xlsx:Calc MS Excel 2007 XML"…
 */
export async function convertedByLibreOffice(
  bytes: Uint8Array,
  fileName: string,
  filter: string,
  formulas: Formulas = "as saved",
): Promise<Uint8Array> {
  const { folder, profile } = await openOffice(formulas);
  const place = await mkdtemp(join(folder, "file-"));
  const source = join(place, fileName);
  const out = join(place, "out");
  await writeFile(source, bytes);
  // The command finds the one that is open by its profile, and has it do the work.
  await promisify(execFile)("soffice", [
    ...[profile, "--headless", "--convert-to", filter, "--outdir", out, source],
  ]);
  const [ending] = filter.split(":");
  return readFile(join(out, fileName.replace(/\.\w+$/, `.${ending}`)));
}
