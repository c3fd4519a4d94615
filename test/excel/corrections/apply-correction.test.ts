import { describe, expect, it } from "@jest/globals";
import { poiSheet } from "../../poi/poi-sheet";
import { loseCells, sheetOf, soundRows, totalOf } from "../../poi/diagnosis/damage";
import { edit, openSheets, valuesOf } from "../workbooks";
import { applyCorrection, cellOf, correctAll, diagnosed, texts, listed } from "./diagnosed";

/** META of the first activity and a month of the third are wrong; no other cell can be. */
const twoWrong = () =>
  openSheets(poiSheet({ activities: [{ cells: { E: 99 } }, {}, { cells: { F: 9 } }] }));

const onPoi = (change: (sheet: Excel.Worksheet) => void): Promise<void> =>
  edit((book) => {
    change(book.worksheets.getItem("POI"));
  });

describe("a correction", () => {
  it("writes its cells and no other, in two round trips, and remembers why", async () => {
    const excel = await twoWrong();
    const before = await valuesOf("POI");
    const { plan, corrections } = await diagnosed();
    const { requests } = excel.counters;
    const record = await applyCorrection(plan, corrections[0], { texts });
    expect(excel.counters.requests - requests).toBe(2);
    const after = await valuesOf("POI");
    expect(after[4][4]).toBe(12);
    expect(after.with(4, after[4].with(4, 99))).toEqual(before);
    expect(record).toMatchObject({
      sheet: "POI",
      row: 4,
      activity: "ACTIVIDAD 1",
      kind: "value",
      certainty: "certain",
      cells: [{ column: 4, before: 99, after: 12, format: null }],
    });
    expect(record.reason).toContain("Ningún otro cambio hace que cuadren todas las sumas");
    expect(new Date(record.time).toISOString()).toBe(record.time);
    expect(await listed()).toEqual([{ record, stands: true }]);
  });

  it("writes the alternative that was chosen", async () => {
    await openSheets(poiSheet({ activities: [{ cells: { R: 5 } }, {}] }));
    const { plan, corrections } = await diagnosed();
    const [way] = corrections[0].alternatives;
    await applyCorrection(plan, corrections[0], { texts }, way);
    const after = await valuesOf("POI");
    for (const { column, to } of way) expect(after[4][column]).toBe(to ?? "");
    expect(after[4][17] === 5).toBe(!way.some(({ column }) => column === 17));
  });

  it.each([
    ["the cell itself", "E5", [[98]], "E5"],
    ["another amount of the row, on which the correction rests", "G5", [[2]], "G5"],
    ["a cell emptied", "G5", [[""]], "G5"],
    ["the activity", "C5", [["OTRA"]], "C5"],
  ])("touches nothing when %s has changed meanwhile", async (_, address, values, cell) => {
    await twoWrong();
    const { plan, corrections } = await diagnosed();
    await onPoi((sheet) => {
      sheet.getRange(address).values = values;
    });
    const before = await valuesOf("POI");
    await expect(applyCorrection(plan, corrections[0], { texts })).rejects.toMatchObject({
      code: "cell-changed",
      details: { sheet: "POI", cell },
    });
    expect(await valuesOf("POI")).toEqual(before);
    expect(await listed()).toEqual([]);
  });

  it("touches nothing when rows have moved or the sheet has another name", async () => {
    await twoWrong();
    const { plan, corrections } = await diagnosed();
    await onPoi((sheet) => {
      sheet.getRange("5:5").insert("Down");
    });
    const moved = await valuesOf("POI");
    await expect(applyCorrection(plan, corrections[1], { texts })).rejects.toMatchObject({
      code: "cell-changed",
    });
    expect(await valuesOf("POI")).toEqual(moved);
    await onPoi((sheet) => {
      sheet.name = "Otra";
    });
    await expect(applyCorrection(plan, corrections[1], { texts })).rejects.toMatchObject({
      code: "sheet-not-found",
      details: { sheet: "POI" },
    });
  });

  it("replaces a formula by a number only when told to", async () => {
    await openSheets(poiSheet({ activities: [{}, {}] }));
    await onPoi((sheet) => {
      sheet.getRange("E5").formulas = [["=10+3"]];
    });
    const { plan, corrections } = await diagnosed();
    await expect(applyCorrection(plan, corrections[0], { texts })).rejects.toMatchObject({
      code: "cell-has-formula",
      details: { sheet: "POI", cells: ["E5"] },
    });
    expect((await cellOf("E5")).formula).toBe("=10+3");
    await applyCorrection(plan, corrections[0], { texts, overFormulas: true });
    expect((await cellOf("E5")).formula).toBe(12);
  });

  it("says which sheet is protected and leaves it", async () => {
    await twoWrong();
    const { plan, corrections } = await diagnosed();
    await onPoi((sheet) => {
      sheet.protection.protect();
    });
    const before = await valuesOf("POI");
    await expect(applyCorrection(plan, corrections[0], { texts })).rejects.toMatchObject({
      code: "sheet-protected",
      details: { sheet: "POI" },
    });
    expect(await valuesOf("POI")).toEqual(before);
    expect(await listed()).toEqual([]);
  });

  it("leaves the row as it was or wholly corrected, and remembers what is so, whatever step fails", async () => {
    const rows = soundRows().slice(0, 6);
    const damaged = rows.with(2, loseCells(rows[2], [3, 20]));
    const excel = await openSheets(sheetOf(damaged, totalOf(rows)));
    // A cell with the text format takes one more action.
    const { plan, corrections } = await diagnosed();
    const [correction] = corrections;
    expect(correction.cells.length).toBeGreaterThan(3);
    const last = correction.cells[correction.cells.length - 1].column;
    await onPoi((sheet) => {
      sheet.getCell(correction.row, last).numberFormat = [["@"]];
    });
    const before = await valuesOf("POI");
    const start = excel.counters.actions;
    const record = await applyCorrection(plan, correction, { texts });
    const actions = excel.counters.actions - start;
    const after = await valuesOf("POI");
    const formatOf = async (): Promise<unknown> =>
      (await cellOf(`A${String.fromCharCode(65 + last - 26)}${correction.row + 1}`)).format;
    expect(await formatOf()).toBe("General");
    await restore(record.cells.map(({ column, before: input }) => ({ column, input })));
    let failures = 0;
    for (let step = 0; step < actions; step++) {
      excel.faults.failAtAction(step, "GeneralException");
      const failed = await applyCorrection(plan, correction, { texts }).then(
        () => false,
        () => true,
      );
      excel.faults.clear();
      const now = await valuesOf("POI");
      expect(now).toEqual(failed ? before : after);
      const standing = (await listed()).filter(({ stands }) => stands);
      expect(standing).toHaveLength(failed ? 0 : 1);
      expect(await formatOf()).toBe(failed ? "@" : "General");
      if (failed) failures++;
      else await restore(record.cells.map(({ column, before: input }) => ({ column, input })));
    }
    expect(failures).toBeGreaterThan(actions / 2);

    async function restore(cells: { column: number; input: unknown }[]): Promise<void> {
      await edit((book) => {
        const sheet = book.worksheets.getItem("POI");
        for (const { column, input } of cells) {
          sheet.getCell(correction.row, column).formulas = [[input]];
        }
        sheet.getCell(correction.row, last).numberFormat = [["@"]];
        book.settings.getItem("cuadra-corrections").delete();
      });
    }
  });

  it("finds out that it was made when Excel's answer gets lost", async () => {
    const excel = await twoWrong();
    const { plan, corrections } = await diagnosed();
    excel.faults.loseConnectionAfter(1);
    const record = await applyCorrection(plan, corrections[0], { texts });
    expect((await cellOf("E5")).value).toBe(12);
    expect(await listed()).toEqual([{ record, stands: true }]);
  });
});

describe("applyCorrections", () => {
  it("makes all in two round trips; what is refused stops no other", async () => {
    const excel = await twoWrong();
    await onPoi((sheet) => {
      sheet.getRange("E6").formulas = [["=7*2"]];
    });
    const { requests } = excel.counters;
    const { made, refused } = await correctAll();
    // Three to read the plan, one to look for formulas.
    expect(excel.counters.requests - requests).toBe(3 + 1 + 2);
    expect(made.map(({ record }) => record.row)).toEqual([4, 6]);
    expect(refused.map(({ correction, error }) => [correction.row, error.code])).toEqual([
      [5, "cell-has-formula"],
    ]);
    expect((await listed()).map(({ record }) => record.id)).toEqual([1, 2]);
    expect((await diagnosed()).corrections.map(({ row }) => row)).toEqual([5]);
  });

  it("corrects the unlocked cells of a protected sheet and leaves the locked ones", async () => {
    await twoWrong();
    await onPoi((sheet) => {
      sheet.getRange("F7").format.protection.locked = false;
      sheet.protection.protect();
    });
    const { made, refused } = await correctAll();
    expect(made.map(({ record }) => record.row)).toEqual([6]);
    expect(refused.map(({ error }) => error.code)).toEqual(["sheet-protected"]);
    expect([(await cellOf("E5")).value, (await cellOf("F7")).value]).toEqual([99, 1]);
    expect((await listed()).map(({ record }) => record.row)).toEqual([6]);
  });
});
