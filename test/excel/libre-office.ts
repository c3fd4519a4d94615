import { execFileSync } from "node:child_process";
import { it } from "@jest/globals";
import { convertedByLibreOffice } from "../libre-office/convert";

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

/** A workbook opened, recalculated and saved again by LibreOffice. */
export function throughLibreOffice(workbook: Uint8Array): Promise<Uint8Array> {
  return convertedByLibreOffice(workbook, "in.xlsx", "xlsx:Calc MS Excel 2007 XML", "worked out");
}
