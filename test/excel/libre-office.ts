import { execFile, execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { it } from "@jest/globals";

function isInstalled(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A test that needs LibreOffice: skipped, and said so, where it is not installed. `.ci/run` installs it. */
export const itWithLibreOffice = isInstalled() ? it : skipLoudly();

function skipLoudly(): typeof it.skip {
  process.stderr.write("LibreOffice (soffice) is not installed: its tests are SKIPPED.\n");
  return it.skip;
}

/**
 * Settings of LibreOffice that have it work every formula out when it opens a workbook: by itself it shows the values that
 * the file was saved with.
 */
const ALWAYS_CALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** A workbook opened, recalculated and saved again by LibreOffice. */
export async function throughLibreOffice(workbook: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "cuadra-"));
  try {
    const source = join(folder, "in.xlsx");
    await writeFile(source, workbook);
    const user = join(folder, "profile", "user");
    await mkdir(user, { recursive: true });
    await writeFile(join(user, "registrymodifications.xcu"), ALWAYS_CALCULATE);
    await promisify(execFile)("soffice", [
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      "--headless",
      "--convert-to",
      "xlsx:Calc MS Excel 2007 XML",
      "--outdir",
      join(folder, "out"),
      source,
    ]);
    return await readFile(join(folder, "out", "in.xlsx"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
