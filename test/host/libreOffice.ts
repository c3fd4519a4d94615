import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SOFFICE = "/usr/bin/soffice";

/**
 * Converts a file with LibreOffice.
 * @param filter as --convert-to takes it: "xls", "xlsx:Calc MS Excel 2007 XML"…
 * @returns the converted bytes; undefined, said aloud, where LibreOffice is not installed.
 */
export function convertWithLibreOffice(
  bytes: Uint8Array,
  fileName: string,
  filter: string,
): Uint8Array | undefined {
  if (!existsSync(SOFFICE)) {
    process.stderr.write(
      `LibreOffice is not installed: what it makes of ${fileName} was not tested.\n`,
    );
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "embedded-excel-"));
  try {
    writeFileSync(join(folder, fileName), bytes);
    const out = join(folder, "out");
    execFileSync(
      SOFFICE,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        filter,
        "--outdir",
        out,
        join(folder, fileName),
      ],
      { stdio: "pipe", timeout: 120_000 },
    );
    const extension = filter.split(":")[0];
    return readFileSync(join(out, fileName.replace(/\.\w+$/, `.${extension}`)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
