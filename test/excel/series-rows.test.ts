import { describe, expect, it } from "@jest/globals";
import { auditFormulas } from "../../src/excel/formula-audit";
import { followChanges } from "../../src/excel/follow";
import { goTo } from "../../src/excel/go-to";
import { readPlan } from "../../src/excel/read";
import { cellAddress } from "../../src/poi/address";
import { comparePlans } from "../../src/poi/compare/compare-plans";
import { validate } from "../../src/poi/validation/validation";
import { SERIES_ROWS } from "../fixtures/layouts/series-rows";
import { broken, type LayoutSheet } from "../fixtures/layouts/sheet";
import { workbookOf, type Extras } from "../fixtures/layouts/workbook";
import { openBytes } from "../host/openWorkbook";
import { planOf } from "../poi/poi-sheet";
import {
  applyCorrection,
  correctAll,
  diagnosed,
  listed,
  texts,
  undoLatest,
} from "./corrections/diagnosed";
import { expectCoreFigures } from "./summary/figures";
import { make } from "./summary/made-again";
import { edit, reopen, valuesOf } from "./workbooks";

const [layout] = SERIES_ROWS;
const [sound] = layout.sheets;
const fault = (name: string): LayoutSheet => {
  const found = layout.faults.find((each) => each.name === name);
  if (!found) throw new Error(`no fault ${name}`);
  return broken(sound, found);
};

const open = async (sheet: LayoutSheet, extras?: Extras) =>
  openBytes(await workbookOf(sheet, extras));

const onPoi = (change: (sheet: Excel.Worksheet) => void): Promise<void> =>
  edit((book) => {
    change(book.worksheets.getItem("POI"));
  });

describe("PROGRAMADO and EJECUTADO in rows in turn", () => {
  it("are read through Excel as from their cells, with names merged over both", async () => {
    for (const { sheets } of SERIES_ROWS) {
      await open(sheets[0]);
      expect((await readPlan()).plan).toEqual(planOf(sheets[0]));
    }
    await open(sound, { mergeDown: 1 });
    expect(validate((await readPlan()).plan).findings).toEqual([]);
  });

  it("are corrected at the cell of the row that is wrong, and no other, and taken back", async () => {
    const excel = await open(fault("a month executed"));
    const before = await valuesOf("POI");
    const { made } = await correctAll();
    expect(
      made.map(({ record }) => record.cells.map(({ column }) => cellAddress(record.row, column))),
    ).toEqual([["K5"]]);
    const after = await valuesOf("POI");
    expect(after).toEqual(before.with(4, before[4].with(10, 4)));
    await reopen(excel);
    expect((await listed()).map(({ stands }) => stands)).toEqual([true]);
    await undoLatest();
    expect(await valuesOf("POI")).toEqual(before);
  });

  it("are not corrected where any cell of either row has changed meanwhile, or the rows moved", async () => {
    await open(fault("a month executed"));
    const { plan, corrections } = await diagnosed();
    await onPoi((sheet) => (sheet.getRange("G4").values = [[5]]));
    await expect(applyCorrection(plan, corrections[0], { texts })).rejects.toMatchObject({
      code: "cell-changed",
      details: { sheet: "POI", cell: "G4" },
    });
    await onPoi((sheet) => {
      sheet.getRange("G4").values = [[4]];
      sheet.getRange("5:5").insert("Down");
    });
    const moved = await valuesOf("POI");
    await expect(applyCorrection(plan, corrections[0], { texts })).rejects.toMatchObject({
      code: "cell-changed",
    });
    expect(await valuesOf("POI")).toEqual(moved);
  });

  it("have a formula of the row below its first known as one", async () => {
    await open(fault("a quarter executed"));
    await onPoi((sheet) => (sheet.getRange("M11").formulas = [["=SUM(J11:L11)+2"]]));
    const { plan, corrections } = await diagnosed();
    await expect(applyCorrection(plan, corrections[0], { texts })).rejects.toMatchObject({
      code: "cell-has-formula",
      details: { cells: ["M11"] },
    });
  });

  it("are gone to at their own cell", async () => {
    await open(fault("a quarter executed"));
    const [{ sheet, row, column }] = validate((await readPlan()).plan).findings;
    await goTo({ sheet, row, column });
    const address = await Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange();
      range.load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("POI!M11");
  });

  it("are read by themselves where amounts have changed, anew where names have, left where the change is elsewhere", async () => {
    await open(sound);
    const { plan, sheets } = await readPlan();
    const [{ id: sheetId }] = sheets;
    const at = (address: string) =>
      followChanges(plan, sheets, [{ sheetId, address, moved: false }]);
    for (const address of ["H4", "H5"]) expect(await at(address)).toEqual(plan);
    for (const address of ["B4", "E5", "H3"]) expect(await at(address)).toBeNull();
    expect(await at("ZZ5")).toBe(plan);
  });

  it("have formulas that are not judged, whichever they are", async () => {
    await open(sound);
    await onPoi((sheet) => {
      sheet.getRange("W20").formulas = [["=1"]];
      sheet.getRange("I4:I5").formulas = [["=SUM(F4:H4)"], ["=F5+G5+H5"]];
      sheet.getRange("F20:F21").formulas = [
        ['=SUMIF($E$4:$E$19,"PROGRAMADO",F4:F19)'],
        ["=F5+F7+F9+F11+F13+F15+F17+F19"],
      ];
    });
    const audited = await auditFormulas(validate((await readPlan()).plan));
    expect(audited.findings).toEqual([]);
  });

  it.each(SERIES_ROWS)(
    "have a summary that follows them: $name",
    async ({ sheets: [sheet], faults: [, wrong] }) => {
      await open(sheet);
      await make();
      const made = validate((await readPlan()).plan);
      expectCoreFigures(await valuesOf("Resumen POI"), made);
      await onPoi((plan) => {
        for (const [line, id, difference] of wrong.add)
          plan.getRange(sheet.cell(line, id)).values = [[difference + 3]];
      });
      const { plan } = await readPlan();
      const rows = await valuesOf("Resumen POI");
      const { execution } = validate(plan);
      const heading = rows.findIndex(([first]) =>
        String(first).startsWith("Ejecución por unidad orgánica"),
      );
      const totalOf = rows.slice(heading).find(([first]) => first === "TOTAL") ?? [];
      expect(totalOf).toEqual(
        expect.arrayContaining([execution.totals.programmed, execution.totals.executed]),
      );
    },
  );

  it("are compared cell by cell", () => {
    const before = planOf(sound);
    const after = planOf(fault("a month executed"));
    const [cell, ...others] = comparePlans(before, after, 3).cells;
    expect([
      cellAddress(cell.to.row, cell.to.column),
      cell.kind,
      cell.before,
      cell.after,
      cell.reported,
    ]).toEqual(["K5", "executed", 4, 7, true]);
    expect(others).toEqual([]);
  });
});
