import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { SheetBlock } from "../../../src/poi/cells";
import { checkFormulas, countFormula } from "./check-formulas";
import type { Peer } from "./peer";

/** IronCalc keeps every input for undo and for its peers; emptied now and then it stays fast. */
const INPUTS_A_FLUSH = 500;

/** What is typed into the plan's sheet; 0-based. */
function* inputs(
  sheet: SheetBlock,
  firstRow: number,
): Generator<{ readonly row: number; readonly column: number; readonly input: string }> {
  for (const [row, values] of sheet.values.entries()) {
    for (const [column, value] of values.entries()) {
      if (value !== "") yield { row, column, input: String(value) };
    }
  }
  for (const { row, column, formula } of checkFormulas(sheet, firstRow)) {
    yield { row, column, input: `=${formula}` };
  }
}

/** The formulas in IronCalc: cells and formulas typed in with calculation paused, then everything calculated. */
export async function ironCalc(sheet: SheetBlock, firstRow: number): Promise<Peer> {
  const engine = await import("@ironcalc/wasm");
  const wasm = createRequire(import.meta.url).resolve("@ironcalc/wasm/wasm_bg.wasm");
  engine.initSync({ module: await readFile(wasm) });
  return {
    name: "formulas, IronCalc",
    roundsATurn: 1,
    round: () => {
      const start = performance.now();
      const model = new engine.Model("plan", "en", "UTC", "en");
      model.pauseEvaluation();
      model.renameSheet(0, sheet.sheet);
      model.newSheet();
      let count = 0;
      for (const { row, column, input } of inputs(sheet, firstRow)) {
        model.setUserInput(0, row + 1, column + 1, input);
        if (++count % INPUTS_A_FLUSH === 0) model.flushSendQueue();
      }
      model.setUserInput(1, 1, 1, `=${countFormula(sheet, firstRow)}`);
      model.resumeEvaluation();
      const loaded = performance.now();
      model.evaluate();
      const checks = performance.now() - loaded;
      const faults = Number(model.getFormattedCellValue(1, 1, 1));
      model.free();
      return { load: loaded - start, checks, faults };
    },
  };
}
