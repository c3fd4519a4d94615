import { expect, it } from "@jest/globals";
import { readPlan } from "../../../src/excel/read";
import { makeSummary } from "../../../src/excel/summary/summary-sheet";
import { es } from "../../../src/i18n/es/index";
import { validate } from "../../../src/poi/validation/validation";
import { poiSheet } from "../../poi/poi-sheet";
import { openSheets } from "../workbooks";
import { behind } from "./made-again";

/** How often a summary of so many activities gives others a turn, made first and again. */
async function turnsOf(activities: number): Promise<{ first: number; again: number }> {
  const names = Array.from({ length: activities }, (_, row) => behind(`Actividad ${row + 1}`));
  await openSheets(poiSheet({ activities: names }));
  const made = async (): Promise<number> => {
    const { plan, sheets } = await readPlan();
    let turns = 0;
    const turn = (): Promise<void> => {
      turns++;
      return Promise.resolve();
    };
    await makeSummary(validate(plan), sheets, es, { turn });
    return turns;
  };
  return { first: await made(), again: await made() };
}

/**
 * Whatever is done with every activity is done with a hundred at a time: seal, levels, names, lists, their rows, what
 * is written and read back, and again what stood on the sheet before. One of them done at a go is a turn less.
 */
it("gives a turn after every hundred activities, of everything that is done with them", async () => {
  const [few, many] = [await turnsOf(200), await turnsOf(700)];
  expect((many.first - few.first) / 5).toBeGreaterThanOrEqual(11);
  expect((many.again - few.again) / 5).toBeGreaterThanOrEqual(16);
}, 60_000);
