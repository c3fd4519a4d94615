import { expect, it } from "@jest/globals";
import { auditFormulas } from "../../../src/excel/formula-audit";
import { highlight } from "../../../src/excel/highlight/highlight";
import { readPlan } from "../../../src/excel/read";
import { validate } from "../../../src/poi/validation/validation";
import { poiSheet } from "../../poi/poi-sheet";
import { edit, openSheets } from "../workbooks";
import { shownHighlights } from "./shown";

const ROWS = [5, 6, 7, 8];
/** 0-based column of PROGRAMADO II TRIMESTRE. */
const SECOND_QUARTER = 31;

/** A plan whose first quarter is formulas, that of row 6 short of March; TOTAL is typed. */
async function openShort(total: Record<string, number>): Promise<void> {
  const sound = { E: 48, AD: 12, AF: 12 };
  await openSheets(poiSheet({ activities: ROWS.map(() => ({})), total: { ...sound, ...total } }));
  await edit(({ worksheets }) => {
    const sheet = worksheets.getItem("POI");
    for (const row of ROWS)
      sheet.getRange(`AD${row}`).formulas = [[`=SUM(F${row}:${row === 6 ? "G" : "H"}${row})`]];
  });
}

/** The columns of TOTAL that are said to be wrong, and those that are highlighted. */
async function totalsSaidAndShown(): Promise<readonly [number[], number[]]> {
  const { plan, sheets } = await readPlan();
  const validation = await auditFormulas(validate(plan));
  await highlight(validation, sheets);
  const shown = (await shownHighlights()).get("total-sum") ?? new Set();
  const said = validation.findings.filter(({ check }) => check === "total-sum");
  return [said.map(({ column }) => column), [...shown].map((cell) => Number(cell.split(",")[1]))];
}

it("a TOTAL that differs because of a row's formula is neither said nor highlighted", async () => {
  await openShort({});
  expect(await totalsSaidAndShown()).toEqual([[], []]);
});

it("one that is wrong by itself is both, and one beside it that says the formula's figure is none", async () => {
  await openShort({ AF: 13 });
  expect(await totalsSaidAndShown()).toEqual([[SECOND_QUARTER], [SECOND_QUARTER]]);
  await openShort({ AD: 11 });
  expect(await totalsSaidAndShown()).toEqual([[], []]);
});
