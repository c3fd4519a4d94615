import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx, type Cell } from "hucre";
import type { SheetBlock } from "../../../src/poi/cells";
import { checkFormulas, countFormula } from "./check-formulas";
import type { Peer } from "./peer";

function isInstalled(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The plan's workbook with the checks as formulas without values; the first sheet holds the count alone, so that nothing else is written. */
function planBook(sheet: SheetBlock, firstRow: number): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>();
  for (const { row, column, formula } of checkFormulas(sheet, firstRow)) {
    cells.set(`${row},${column}`, { formula });
  }
  const count = new Map([["0,0", { formula: countFormula(sheet, firstRow) }]]);
  const rows = sheet.values.map((row) => row.map((value) => (value === "" ? null : value)));
  return writeXlsx({
    sheets: [
      { name: "COUNT", rows: [[null]], cells: count },
      { name: sheet.sheet, rows: [...rows, []], cells },
    ],
  });
}

/** A LibreOffice with a profile of its own. */
class LibreOffice {
  private readonly folder = mkdtempSync(join(tmpdir(), "cuadra-bench-"));

  add(name: string, book: Uint8Array): void {
    writeFileSync(join(this.folder, `${name}.xlsx`), book);
  }

  /** Turns a book's first sheet into CSV; answers the milliseconds and the text. */
  convert(name: string): { readonly milliseconds: number; readonly csv: string } {
    const profile = `-env:UserInstallation=file://${join(this.folder, "profile")}`;
    const output = ["--convert-to", "csv", "--outdir", this.folder];
    const start = performance.now();
    execFileSync("soffice", [profile, "--headless", ...output, join(this.folder, `${name}.xlsx`)], {
      stdio: "ignore",
    });
    const milliseconds = performance.now() - start;
    return { milliseconds, csv: readFileSync(join(this.folder, `${name}.csv`), "utf8") };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * The formulas in LibreOffice: a workbook opened, which calculates it, without the time that an empty one takes.
 * Undefined, and said so, where LibreOffice is not installed.
 */
export async function libreOffice(sheet: SheetBlock, firstRow: number): Promise<Peer | undefined> {
  if (!isInstalled()) {
    console.error("LibreOffice (soffice) is not installed: it is SKIPPED.");
    return undefined;
  }
  const office = new LibreOffice();
  process.once("exit", () => office.remove());
  office.add("plan", await planBook(sheet, firstRow));
  office.add("empty", await writeXlsx({ sheets: [{ name: "COUNT", rows: [[0]] }] }));
  // The first start makes the profile.
  office.convert("empty");
  return {
    name: "formulas, LibreOffice",
    roundsATurn: 1,
    round: () => {
      const startUp = office.convert("empty").milliseconds;
      const { milliseconds, csv } = office.convert("plan");
      return { load: undefined, checks: milliseconds - startUp, faults: Number(csv.trim()) };
    },
  };
}
