import { describe, expect, it } from "@jest/globals";
import { auditFormulas } from "../../src/excel/formula-audit";
import { listCorrections } from "../../src/excel/corrections/correction-log";
import { undoCorrections } from "../../src/excel/corrections/undo-correction";
import { followChanges } from "../../src/excel/follow";
import { readPlan } from "../../src/excel/read";
import { cellAddress } from "../../src/poi/address";
import { validate } from "../../src/poi/validation/validation";
import { broken, type LayoutSheet } from "../fixtures/layouts/sheet";
import { STACKED } from "../fixtures/layouts/stacked";
import { workbookOf } from "../fixtures/layouts/workbook";
import { openBytes } from "../host/openWorkbook";
import { correctAll, diagnosed, listed, undoLatest } from "./corrections/diagnosed";
import { expectCoreFigures } from "./summary/figures";
import { make } from "./summary/made-again";
import { edit, reopen, valuesOf } from "./workbooks";

// Activities in rows 4–11, TOTAL in 12; what was executed in rows 16–23, TOTAL in 24.
const [{ sheets, faults }] = STACKED;
const [sound] = sheets;
const open = async (sheet: LayoutSheet) => openBytes(await workbookOf(sheet));

const onPoi = (change: (sheet: Excel.Worksheet) => void): Promise<void> =>
  edit((book) => {
    change(book.worksheets.getItem("POI"));
  });

/** A row put in above both tables, and one in each: the second is then further away. */
const insertRows = (): Promise<void> =>
  onPoi((sheet) => {
    for (const row of ["18:18", "6:6"]) sheet.getRange(row).insert("Down");
    sheet.getRange("6:6").copyFrom("5:5");
    sheet.getRange("19:19").copyFrom("18:18");
    for (const cell of ["B6", "B19"]) sheet.getRange(cell).values = [["OTRA ACTIVIDAD"]];
  });

describe("what was executed in a table below what is programmed", () => {
  it("is corrected at its own cell, and taken back", async () => {
    const excel = await open(broken(sound, faults[0]));
    const before = await valuesOf("POI");
    const { made } = await correctAll();
    expect(
      made.map(({ record }) => record.cells.map(({ column }) => cellAddress(record.row, column))),
    ).toEqual([["J18"]]);
    const after = await valuesOf("POI");
    expect(after).toEqual(before.with(17, before[17].with(9, Number(before[17][9]) - 3)));
    await reopen(excel);
    expect((await listed()).map(({ stands }) => stands)).toEqual([true]);
    await undoLatest();
    expect(await valuesOf("POI")).toEqual(before);
  });

  it("is taken back where rows were put in since, and the second table is further away", async () => {
    await open(broken(sound, faults[0]));
    await correctAll();
    await insertRows();
    const { plan } = await readPlan();
    const [{ record, stands }] = (await listCorrections(plan)).corrections;
    expect([stands, cellAddress(record.row, record.cells[0].column)]).toEqual([true, "J20"]);
    await undoCorrections([record], plan);
    expect((await valuesOf("POI"))[19][9]).toBe(5);
  });

  it("has its formulas judged as any other's", async () => {
    await open(broken(sound, faults[1]));
    await onPoi((sheet) => (sheet.getRange("H16").formulas = [["=SUM(E16:G16)+2"]]));
    const { plan } = await diagnosed();
    const audited = await auditFormulas(validate(plan));
    expect(
      audited.findings.map(({ check, row, column }) => [check, cellAddress(row, column)]),
    ).toEqual([["formula-shape", "H16"]]);
  });

  it("has a summary that follows it, also where rows were put in since", async () => {
    await open(sound);
    await make();
    expectCoreFigures(await valuesOf("Resumen POI"), validate((await readPlan()).plan));
    await insertRows();
    await make();
    expectCoreFigures(await valuesOf("Resumen POI"), validate((await readPlan()).plan));
  });

  it("is read row by row where its amounts have changed, and anew where names have", async () => {
    await open(sound);
    const { plan, sheets: refs } = await readPlan();
    const [{ id: sheetId }] = refs;
    const at = (address: string) => followChanges(plan, refs, [{ sheetId, address, moved: false }]);
    for (const address of ["H5", "H17"]) expect(await at(address)).toEqual(plan);
    for (const address of ["B17", "H13:H17", "D15", "ZZ17"]) expect(await at(address)).toBeNull();
  });
});
