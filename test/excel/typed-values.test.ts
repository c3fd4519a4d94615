import { describe, expect, it } from "@jest/globals";
import { writeXlsx } from "hucre";
import { applyCorrections } from "../../src/excel/corrections/apply-correction";
import { listCorrections } from "../../src/excel/corrections/correction-log";
import { undoCorrections } from "../../src/excel/corrections/undo-correction";
import { diagnosePlan } from "../../src/excel/diagnose";
import { readPlan } from "../../src/excel/read";
import { findingText } from "../../src/i18n/finding-text";
import { cellAddress } from "../../src/poi/address";
import { validate, type Validation } from "../../src/poi/validation/validation";
import { openBytes } from "../host/openWorkbook";
import { poiSheet } from "../poi/poi-sheet";
import { texts } from "./corrections/diagnosed";
import { edit, valuesOf } from "./workbooks";

/** A plan with everything that people type into number cells; its quarters I are formulas, as is TOTAL's META. */
async function openTyped(): Promise<void> {
  const { sheet, values } = poiSheet({
    activities: [
      { cells: { F: "1", G: " 1 ", H: "\u00a01", E: "12.0", R: "1,0" } },
      { programmed: [1234, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], cells: { F: "1,234", R: "1.234,0" } },
      { programmed: [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1], cells: { F: "-", G: "—", H: " – " } },
      { cells: { F: "S/D", R: "N.A." } },
      { cells: { F: true, R: "uno" } },
      { cells: { F: 46_054, R: "50%" } },
      { cells: { G: "1.234", E: "", AD: "" } },
      { cells: { F: "" } },
      { programmed: [0.5, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], measure: "INFORMES" },
      { programmed: [0.5, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], measure: "KM" },
    ],
    total: true,
  });
  const formulas = [0, 1, 2, 3].map((row) => ({ row: row + 4, column: 29, from: "F", to: "H" }));
  const rows = values.map((row) => row.map((value) => (value === "" ? null : value)));
  await openBytes(await writeXlsx({ sheets: [{ name: sheet, rows }] }));
  await edit((book) => {
    const poi = book.worksheets.getItem("POI");
    for (const { row, from, to } of formulas) {
      poi.getRange(`AD${row + 1}`).formulas = [[`=SUM(${from}${row + 1}:${to}${row + 1})`]];
    }
    poi.getRange("F10").numberFormat = [["d-mmm"]];
    poi.getRange("F12").formulas = [["=#REF!+1"]];
    poi.getRange("F15").formulas = [["=SUM(F5:F11)"]];
  });
}

const said = ({ findings }: Validation): string[] =>
  findings
    .filter(({ isTotal }) => !isTotal)
    .map(
      (finding) =>
        `${cellAddress(finding.row, finding.column)} ${finding.check}: ${findingText(texts, finding)}`,
    );

describe("values as people type them", () => {
  it("each have their finding, and no sum fails because of them", async () => {
    await openTyped();
    const { plan } = await readPlan();
    expect(said(validate(plan))).toEqual([
      "E5 text-number: META tiene «12.0» como texto: es el número 12 (y 4 celdas más de la fila).",
      "F6 text-number: PROGRAMADO ENE tiene «1,234» como texto: es el número 1,234 (y 1 celda más de la fila).",
      "F7 dash: PROGRAMADO ENE tiene un guion, que se cuenta como cero (y 2 celdas más de la fila).",
      "F8 no-data: PROGRAMADO ENE dice «S/D»: falta la cifra.",
      "R8 no-data: EJECUTADO ENE dice «N.A.»: falta la cifra.",
      "F9 not-a-number: PROGRAMADO ENE tiene un valor lógico en lugar de un número: «VERDADERO».",
      "R9 not-a-number: EJECUTADO ENE tiene un texto en lugar de un número: «uno».",
      "F10 not-a-number: PROGRAMADO ENE tiene una fecha en lugar de un número: 1/2/2026. Suele ser Excel, que convierte en fecha lo que se escribe como «1-2».",
      "R10 not-a-number: EJECUTADO ENE dice «50%», que puede ser 0.5 o 50: escriba el número.",
      "G11 not-a-number: PROGRAMADO FEB dice «1.234», que puede ser 1.234 o 1,234: escriba el número.",
      "F12 not-a-number: PROGRAMADO ENE tiene un error de Excel en lugar de un número: «#REF!».",
      "F13 fraction: PROGRAMADO ENE tiene decimales: 0.5; en la fila los tienen 4 cantidades.",
    ]);
  });

  it("are made numbers where their meaning is certain, and can be put back", async () => {
    await openTyped();
    const { plan } = await readPlan();
    const { corrections } = await diagnosePlan(validate(plan));
    const typed = corrections.filter(({ kind }) => kind === "text-number");
    expect(typed.map(({ row, certainty, cells }) => [row + 1, certainty, cells.length])).toEqual([
      [5, "certain", 5],
      [6, "certain", 2],
      [7, "certain", 3],
    ]);
    const ambiguous = corrections.find(({ row }) => row + 1 === 11);
    expect(ambiguous).toMatchObject({
      certainty: "likely",
      cells: [{ to: 12.234 }, { fromText: "1.234", to: 1.234 }, { to: 3.234 }],
    });
    const before = await valuesOf("POI");
    const { made, refused } = await applyCorrections(plan, corrections, {
      texts,
      overFormulas: true,
    });
    expect(refused).toEqual([]);
    const values = await valuesOf("POI");
    expect([4, 5, 6, 17, 29].map((column) => values[4][column])).toEqual([12, 1, 1, 1, 3]);
    expect([5, 17, 29].map((column) => values[5][column])).toEqual([1234, 1234, 1234]);
    expect(values[6].slice(5, 8)).toEqual([0, 0, 0]);
    const after = validate((await readPlan()).plan);
    // G11 was read as 1.234, which its row's other months bear out, and META and the quarter filled in from it.
    expect(said(after).map((line) => line.split(":")[0])).toEqual(["E11 fraction", "F13 fraction"]);
    await undoCorrections(made.map(({ record }) => record));
    expect(await valuesOf("POI")).toEqual(before);
    expect((await listCorrections()).corrections).toEqual([]);
  });
});
