import { describe, expect, it } from "@jest/globals";
import { readPlan } from "../../../src/excel/read";
import { makeSummary, type SummaryMade } from "../../../src/excel/summary/summary-sheet";
import type { SheetBlock } from "../../../src/poi/cells";
import { catalogue } from "../../../src/i18n/index";
import {
  validate,
  type Validation,
  type ValidationOptions,
} from "../../../src/poi/validation/validation";
import type { EmbeddedExcel } from "../../../src/host/node";
import { openBytes } from "../../host/openWorkbook";
import { poiSheet, type ActivitySpec } from "../../poi/poi-sheet";
import { itWithLibreOffice, throughLibreOffice } from "../libre-office";
import { edit, openSample, openSheets, reopen, sheetNames, valuesOf } from "../workbooks";
import { expectCoreFigures } from "./figures";
import { TODAY } from "./made-again";
import { blockOf, sheetOf } from "./sheet-cells";

const texts = catalogue("es");
const t = texts.summary;

interface Made extends SummaryMade {
  readonly validation: Validation;
}

async function summarised(options?: ValidationOptions): Promise<Made> {
  const { plan, sheets } = await readPlan();
  const validation = validate(plan, options);
  return { validation, ...(await makeSummary(validation, sheets, texts, { now: TODAY })) };
}

/** A plan over three sheets: names that SUMIFS would misread, fractions, headings, subtotals, a blank unit. */
function oddPlan(): SheetBlock[] {
  const slow = (share: number): number[] => Array.from({ length: 12 }, () => share);
  const programmed = Array.from({ length: 12 }, () => 2);
  return [
    poiSheet({
      sheet: "Uno",
      activities: [
        { unit: "OFICINA *", activity: "=1+1", programmed, executed: slow(1) },
        { unit: "OFICINA A", activity: "+peligro", programmed, executed: slow(1.9) },
        { unit: "oficina a", activity: "-resta", programmed, executed: slow(2.5) },
        { unit: ">5", activity: "@SUM(A1)", programmed, executed: slow(0.5) },
        { unit: "", activity: "'comilla", programmed, executed: slow(1) },
        { unit: "TRUE", activity: "\tsangrado", programmed, executed: slow(0) },
      ],
      total: true,
    }),
    poiSheet({
      sheet: "O'Higgins 🙂",
      activities: [
        { unit: "OFICINA A", activity: "1-2", programmed, executed: slow(1.5) },
        { unit: "  OFICINA A ", activity: "TRUE", programmed: slow(0), executed: slow(0) },
        { unit: "OTRA", activity: "nueva", programmed: slow(0), executed: slow(3) },
      ],
    }),
    poiSheet({
      sheet: "Tres",
      activities: [
        ...[1, 1.5].map((share) => ({ activity: "doble", programmed, executed: slow(share) })),
        ...Array.from({ length: 12 }, (_, at) => ({
          activity: `${" ".repeat(at % 2)}con espacio ${at}. `,
          programmed,
          executed: slow(at / 12),
        })),
      ],
      total: true,
    }),
  ];
}

/** The odd plan, with cells that look empty: in a total row, below the activities of a sheet without one, beside. */
async function openOddPlan(): Promise<EmbeddedExcel> {
  const excel = await openSheets(...oddPlan());
  await edit(({ worksheets }) => {
    const empty = ['=""', "'", '=""'];
    worksheets.getItem("Uno").getRange("B11:D11").formulas = [["'", '=""', '=""']];
    worksheets.getItem("O'Higgins 🙂").getRange("B8:D8").formulas = [empty];
    worksheets.getItem("Tres").getRange("B19:D19").formulas = [["'", "'", "'"]];
    worksheets.getItem("Tres").getRange("AM5:AO5").formulas = [empty];
  });
  return excel;
}

describe("the figures", () => {
  it("are the core's, on the sample", async () => {
    await openSample();
    const { sheet, validation } = await summarised();
    expect(sheet).toBe("Resumen POI");
    expectCoreFigures(await valuesOf(sheet), validation);
  }, 30_000);

  it.each([1, 2, 3, 4])(
    "are the core's in an odd plan reported to quarter %i",
    async (quarter) => {
      await openOddPlan();
      const { sheet, validation } = await summarised({
        quarter,
        thresholds: { critical: 0.5, low: 0.9 },
      });
      expectCoreFigures(await valuesOf(sheet), validation);
    },
    30_000,
  );

  itWithLibreOffice(
    "are the core's when LibreOffice works them out",
    async () => {
      const sample = await openSample();
      const { validation } = await summarised();
      expectCoreFigures(
        await sheetOf(await throughLibreOffice(await sample.save()), "Resumen POI"),
        validation,
      );
      const odd = await openOddPlan();
      const { validation: oddValidation } = await summarised();
      expectCoreFigures(
        await sheetOf(await throughLibreOffice(await odd.save()), "Resumen POI"),
        oddValidation,
      );
    },
    60_000,
  );

  it.each([
    ["activity and measure", "C8:D8", [" ", "  "]],
    ["all its texts, whichever columns are asked", "A8:D8", [" ", " ", " ", " "]],
    ["activity and measure, with its unit's name", "A8:D8", ["UNIDAD A", "", " ", "\u00a0"]],
    ["its activity, and a lone number", "C8:F8", [" ", "", "", 5]],
    ["activity and measure, and a lone number", "C8:F8", [" ", "  ", "", 5]],
    ["all its texts, and a lone number", "A8:F8", [" ", " ", " ", " ", "", 5]],
    ["none, for it is a note, with a number", "C8:F8", ["Nota: falta el II trimestre", "", "", 5]],
  ])("do not count a row that has but spaces in %s", async (_, address, texts) => {
    await openSheets(
      poiSheet({
        activities: Array.from({ length: 8 }, (_, at) => ({
          unit: at < 4 ? "UNIDAD A" : "UNIDAD B",
          activity: `ACTIVIDAD ${at}`,
        })),
        total: true,
      }),
    );
    await edit(({ worksheets }) => {
      const poi = worksheets.getItem("POI");
      poi.getRange("8:8").insert("Down");
      poi.getRange(address).values = [texts];
    });
    const { sheet, validation } = await summarised();
    expect(validation.plan.activities.count).toBe(8);
    expectCoreFigures(await valuesOf(sheet), validation);
  });

  it("are the core's where Excel calculates only when told to, and it goes on doing so", async () => {
    await openOddPlan();
    await Excel.run(async ({ workbook: { application } }) => {
      application.calculationMode = "Manual";
      await application.context.sync();
    });
    for (let time = 0; time < 2; time++) {
      const { sheet, validation, keptSheet } = await summarised();
      expect(keptSheet).toBeUndefined();
      expectCoreFigures(await valuesOf(sheet), validation);
    }
    await Excel.run(async ({ workbook: { application } }) => {
      application.load("calculationMode");
      await application.context.sync();
      expect(application.calculationMode).toBe("Manual");
    });
  });

  it("say so where numbers are written as text, which formulas do not add up", async () => {
    const activities: ActivitySpec[] = [{ cells: { F: "1", G: "1" } }, {}];
    await openSheets(poiSheet({ activities }));
    const { sheet, validation } = await summarised();
    const heading = (await valuesOf(sheet)).findIndex(([first]) => first === t.totalsHeading);
    const rows = await valuesOf(sheet);
    expect(rows[heading + 1][0]).toBe(t.textNumbers(2));
    expect(rows.find(([first]) => first === t.verdict)?.[1]).toBe(
      texts.report.verdict.toFix(validation.counts.error),
    );
    // Corrected and made again, the figures are the core's and nothing is said.
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("F5:G5").values = [[1, 1]];
    });
    const again = await summarised();
    expectCoreFigures(await valuesOf(sheet), again.validation);
    expect((await valuesOf(sheet))[heading + 1][0]).toBe(t.allCounted);
  });

  it("follow a correction, and count a shifted row once it is put right", async () => {
    const activities: ActivitySpec[] = [
      { programmed: [5, 2, 7, 1, 8, 3, 4, 9, 6, 2, 5, 1] },
      { programmed: [1, 8, 2, 5, 9, 3, 7, 4, 6, 8, 1, 2] },
      { programmed: [9, 1, 4, 2, 2, 8, 5, 6, 1, 3, 7, 4] },
    ];
    const sound = poiSheet({ activities });
    const values = sound.values.map((row, index) =>
      index === 5 ? [...row.slice(0, 8), ...row.slice(9), ""] : row,
    );
    await openSheets({ ...sound, values });
    const { sheet, validation } = await summarised();
    expect([...validation.shifted.keys()]).toEqual([1]);
    const target = async (): Promise<unknown> =>
      (await valuesOf(sheet)).find((row) => row[0] === t.target)?.[1];
    expect(await target()).toBe(53 + 52);
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("A6:AK6").values = [[...sound.values[5]]];
    });
    expect(await target()).toBe(53 + 56 + 52);
    const rows = await valuesOf(sheet);
    expect(rows.find((row) => row[0] === t.excluded)?.[1]).toBe(0);
  });
});

describe("texts of the workbook", () => {
  it("stay texts, whatever they begin with", async () => {
    const excel = await openOddPlan();
    const { sheet } = await summarised();
    await reopen(excel);
    const hostile = ["=1+1", "+peligro", "@SUM(A1)", "'comilla", "1-2"];
    const listed = blockOf(await valuesOf(sheet), t.underExecutedHeading(4)).map((row) => row[1]);
    expect(listed).toEqual(expect.arrayContaining(hostile));
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(sheet).getUsedRange();
      range.load("formulas,valueTypes,values");
      await context.sync();
      range.values.forEach((row: unknown[], r) => {
        row.forEach((value, c) => {
          if (!hostile.includes(String(value))) return;
          expect(range.valueTypes[r][c]).toBe("String");
          // A formula would show here; the prefix that keeps a text a text may.
          expect(["=1+1", "'=1+1", value, `'${String(value)}`]).toContain(range.formulas[r][c]);
        });
      });
    });
  });
});

describe("made again", () => {
  it("is the same sheet, in the same place, not another", async () => {
    const excel = await openSample();
    await summarised();
    const first = await valuesOf("Resumen POI");
    await edit((book) => {
      book.worksheets.getItem("Resumen POI").position = 1;
    });
    await reopen(excel);
    await summarised();
    expect(await sheetNames()).toEqual(["POI 1", "Resumen POI", "POI 2", "POI 3"]);
    expect(await valuesOf("Resumen POI")).toEqual(first);
  }, 30_000);

  it("keeps the name that the user gave it, and leaves the user's copies alone", async () => {
    await openSheets(poiSheet({ activities: [{}, {}] }));
    await summarised();
    await edit((book) => {
      book.worksheets.getItem("Resumen POI").name = "Anexo 3";
    });
    const { sheet } = await summarised();
    expect(sheet).toBe("Anexo 3");
    expect(await sheetNames()).toEqual(["POI", "Anexo 3"]);
  });

  it("leaves a user's own sheet of that name alone", async () => {
    const own = { sheet: "resumen poi", firstRow: 0, firstColumn: 0, values: [["mío", 1]] };
    await openSheets(poiSheet({ activities: [{}, {}] }), own);
    expect((await summarised()).sheet).toBe("Resumen POI (2)");
    expect((await summarised()).sheet).toBe("Resumen POI (2)");
    expect(await sheetNames()).toEqual(["POI", "resumen poi", "Resumen POI (2)"]);
    expect(await valuesOf("resumen poi")).toEqual([["mío", 1]]);
  });

  /** Types texts beside the under-executed activities, in their order. */
  async function type(sheet: string, typed: readonly (readonly [string, string])[]): Promise<void> {
    const rows = await valuesOf(sheet);
    const first = rows.findIndex((row) => row[0] === t.underExecutedHeading(4)) + 3;
    await edit((book) => {
      const worksheet = book.worksheets.getItem(sheet);
      for (const [index, [justification, measure]] of typed.entries()) {
        worksheet.getRange(`J${first + index}`).values = [[justification]];
        worksheet.getRange(`O${first + index}`).values = [[measure]];
      }
    });
  }

  const none = Array<number>(12).fill(0);
  const half: number[] = Array.from({ length: 12 }, (_, month) => month % 2);

  it("carries typed texts over by activity, and keeps those whose activity is listed no more", async () => {
    const excel = await openSheets(
      poiSheet({
        activities: [
          { activity: "Alfa", executed: none },
          { activity: "Gemela", executed: half },
          { activity: "Gemela", executed: half },
          { activity: "Delta", executed: half },
        ],
      }),
    );
    await summarised();
    await type("Resumen POI", [
      ["=falta de presupuesto", "Pedir\nampliación"],
      ["primera gemela", ""],
      ["segunda gemela", "medida"],
      ["", "-solo medida"],
    ]);
    await edit((book) => {
      const sheet = book.worksheets.getItem("POI");
      // Alfa catches up; a row is put in above; Delta's name gets an accent and other letters.
      sheet.getRange("R5:AC5").values = [Array<number>(12).fill(1)];
      sheet.getRange("C8").values = [["  DÉLTA "]];
      sheet.getRange("5:5").insert("Down");
    });
    await reopen(excel);
    const { carriedOver } = await summarised();
    expect(carriedOver).toBe(4);
    const rows = await valuesOf("Resumen POI");
    const typed = (block: unknown[][]) => block.map((row) => [row[1], row[9], row[14]]);
    expect(typed(blockOf(rows, t.underExecutedHeading(4)))).toEqual([
      ["Gemela", "primera gemela", ""],
      ["Gemela", "segunda gemela", "medida"],
      ["DÉLTA", "", "-solo medida"],
    ]);
    expect(typed(blockOf(rows, t.keptHeading))).toEqual([
      ["Alfa", "=falta de presupuesto", "Pedir\nampliación"],
    ]);
    // Once more, nothing changed: nothing is lost. And when Alfa falls behind, its text is back beside it.
    await summarised();
    expect(await valuesOf("Resumen POI")).toEqual(rows);
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("R6:AC6").values = [none];
    });
    await summarised();
    expect(typed(blockOf(await valuesOf("Resumen POI"), t.underExecutedHeading(4)))[0]).toEqual([
      "Alfa",
      "=falta de presupuesto",
      "Pedir\nampliación",
    ]);
  });

  it("keeps the old sheet under another name when its texts cannot be found", async () => {
    await openSheets(poiSheet({ activities: [{ executed: none }] }));
    await summarised();
    await type("Resumen POI", [["no perder", ""]]);
    await edit((book) => {
      book.worksheets.getItem("Resumen POI").names.getItem("_cuadra_listed_justification").delete();
    });
    const { keptSheet } = await summarised();
    expect(keptSheet?.name).toMatch(/^Resumen POI \(ant\. \d{4}-\d\d-\d\d\)$/);
    const kept = keptSheet?.name ?? "";
    expect((await sheetNames()).sort()).toEqual(["POI", "Resumen POI", kept]);
    expect((await valuesOf(kept)).flat()).toContain("no perder");
  });

  it("takes away what a run left behind that was cut off", async () => {
    const excel = await openSheets(poiSheet({ activities: [{}, {}] }));
    const { plan, sheets } = await readPlan();
    excel.faults.failAtAction(250, "GeneralException");
    const cutOff = makeSummary(validate(plan), sheets, texts).catch(() => {
      excel.faults.clear();
    });
    excel.faults.latency = 0;
    await cutOff;
    await edit((book) => {
      const draft = book.worksheets.add("_cuadra");
      draft.names.add("_cuadra_summary", '="draft"');
    });
    await summarised();
    expect(await sheetNames()).toEqual(["POI", "Resumen POI"]);
    // Cut off before it was marked; and one that a person wrote on.
    await edit((book) => {
      book.worksheets.add("_cuadra_aside").visibility = "Hidden";
      book.worksheets.add("_cuadra_aside mía").getRange("A1").values = [["nota"]];
    });
    await summarised();
    expect(await sheetNames()).toEqual(["POI", "Resumen POI", "_cuadra_aside mía"]);
  });

  it("says so when the workbook's structure is protected", async () => {
    await openSheets(poiSheet({ activities: [{}, {}] }));
    await edit((book) => {
      book.protection.protect();
    });
    await expect(summarised()).rejects.toMatchObject({ code: "workbook-protected" });
  });
});

describe("the findings", () => {
  it("link to their cells, and are cut off with a word on how many more there are", async () => {
    const sums = ["E", "AD", "AE", "AF", "AG", "AH", "AI", "AJ", "AK"];
    const activities = Array.from({ length: 80 }, (): ActivitySpec => ({
      cells: Object.fromEntries(sums.map((column) => [column, 99])),
    }));
    await openSheets(poiSheet({ sheet: 'La "1"', activities }));
    const { sheet, validation } = await summarised();
    expect(validation.findings.length).toBeGreaterThan(500);
    const rows = await valuesOf(sheet);
    const listed = blockOf(rows, t.findingsHeading);
    const { length } = validation.findings;
    const all = texts.checks.texts;
    const more = (check: "quarter-sum" | "target-sum"): string =>
      t.moreOfCheck(
        all[check].title,
        validation.findings.slice(500).filter((finding) => finding.check === check).length,
      );
    expect(listed.slice(500).map(([said]) => said)).toEqual([
      t.moreFindings(length - 500, length, 0),
      more("target-sum"),
      more("quarter-sum"),
    ]);
    const first = rows.indexOf(rows.find((row) => row[0] === t.findingsHeading) ?? []) + 3;
    await Excel.run(async (context) => {
      const link = context.workbook.worksheets.getItem(sheet).getRange(`C${first}`);
      link.load("formulas,values");
      await context.sync();
      expect(link.formulas[0][0]).toMatch(/^=IFERROR\(HYPERLINK\(.+&"E"&5,.+&"!E"&5\),"–"\)$/);
      expect(link.values[0][0]).toBe('La "1"!E5');
    });
  }, 60_000);

  /** What the summary's links show, and the hidden beginnings of their targets. */
  function linksOf(rows: readonly (readonly unknown[])[]): [unknown[], unknown[]] {
    const cells = rows.flat();
    return [
      [...new Set(cells.filter((cell) => /^[^#].*![A-Z]+\d+$/.test(String(cell))))],
      [...new Set(cells.filter((cell) => /^#'.*'!$/.test(String(cell))))],
    ];
  }

  itWithLibreOffice(
    "are still found when a sheet is renamed, also in LibreOffice",
    async () => {
      const excel = await openSheets(
        poiSheet({ activities: [{ executed: Array<number>(12).fill(0), cells: { E: 99 } }] }),
      );
      const { sheet } = await summarised();
      expect(linksOf(await valuesOf(sheet))).toEqual([
        expect.arrayContaining(["POI!C5", "POI!E5"]),
        ["#'POI'!"],
      ]);
      for (const name of ["POI '26 (final)", "1", "Año.2026!"]) {
        const [{ name: before }] = excel.workbook.sheets;
        excel.user.renameSheet(before, name);
        const expected = [
          expect.arrayContaining([`${name}!C5`, `${name}!E5`]),
          [`#'${name.replaceAll("'", "''")}'!`],
        ];
        expect(linksOf(await valuesOf(sheet))).toEqual(expected);
        const converted = await throughLibreOffice(await excel.save());
        expect(linksOf(await sheetOf(converted, sheet))).toEqual(expected);
      }
    },
    120_000,
  );
});

describe("the marker", () => {
  itWithLibreOffice(
    "survives LibreOffice: the summary is left out of the plan and replaced",
    async () => {
      const excel = await openSheets(poiSheet({ activities: [{}, {}] }));
      await summarised();
      await openBytes(await throughLibreOffice(await excel.save()));
      expect((await readPlan()).plan.tables).toHaveLength(1);
      await summarised();
      expect(await sheetNames()).toEqual(["POI", "Resumen POI"]);
    },
    60_000,
  );
});
