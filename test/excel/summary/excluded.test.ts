import { describe, expect, it } from "@jest/globals";
import { catalogue } from "../../../src/i18n/index";
import { levelActivity } from "../../poi/level-activity";
import { poiSheet } from "../../poi/poi-sheet";
import { openSheets, valuesOf } from "../workbooks";
import { expectCoreFigures } from "./figures";
import { make } from "./made-again";
import { blockOf } from "./sheet-cells";

const t = catalogue("es").summary;

describe("rows whose months do not add up", () => {
  const share = (last: number): number[] =>
    Array.from({ length: 12 }, (_, month) => Math.round((last * (month + 1)) / 12));

  it("say what their quarters say, and are in no total", async () => {
    const [programmed, executed] = [share(100), share(80)];
    await openSheets(
      poiSheet({
        activities: [
          {},
          levelActivity(programmed, executed, "last", { unit: "OFICINA B", measure: "PORCENTAJE" }),
        ],
      }),
    );
    const { sheet, validation } = await make();
    expect([...validation.notAdditive.keys()]).toEqual([1]);
    const values = await valuesOf(sheet);
    const [row] = blockOf(values, t.excludedHeading(0, 1)).filter(
      (cells) => cells[0] === "OFICINA B",
    );
    const ends = [2, 5, 8, 11];
    expect([4, 7, 10, 13].map((column) => [row[column], row[column + 1]])).toEqual(
      ends.map((month) => [programmed[month], executed[month]]),
    );
    expect(values.find((cells) => cells[0] === t.target)?.[1]).toBe(12);
    expectCoreFigures(values, validation);
  });
});
