import { describe, expect, it } from "@jest/globals";
import { readPlan, type ReadOptions } from "../../src/excel/read";
import { lookAtWorkbook } from "../../src/excel/overview";
import { es } from "../../src/i18n/es/index";
import { findingText } from "../../src/i18n/finding-text";
import { readingFacts } from "../../src/i18n/reading-text";
import { cellAddress } from "../../src/poi/address";
import type { Finding } from "../../src/poi/findings/finding";
import { validate, type Validation } from "../../src/poi/validation/validation";
import { verdictOf } from "../../src/poi/validation/verdict";
import { planOfFile } from "../../src/taskpane/files/file-plan";
import {
  addedUp,
  asValues,
  consolidatedSheet,
  FIRST_AMOUNT,
  FIRST_ROW,
  linkedRow,
  linkTo,
  officeSheets,
  rewritten,
  valueOf,
  workbookOfFormulas,
  type Cells,
  type SheetOfFormulas,
} from "../fixtures/consolidated";
import { OVER_SHEETS } from "../fixtures/over-sheets";
import { openBytes } from "../host/openWorkbook";
import { planOf } from "../poi/poi-sheet";

async function validated(
  sheets: readonly SheetOfFormulas[],
  options?: ReadOptions,
): Promise<Validation> {
  await openBytes(await workbookOfFormulas(sheets));
  return validate((await readPlan(options)).plan);
}

/** Its findings: where, and what is said. */
const said = ({ findings }: Validation): string[] =>
  findings.map(
    (finding: Finding) =>
      `${finding.sheet}!${finding.column < 0 ? finding.row + 1 : cellAddress(finding.row, finding.column)}: ${findingText(es, finding)}`,
  );

/** The offices' sheets and a consolidated one, whose rows a test makes worse. */
function consolidated(spoil: (rows: Cells, offices: SheetOfFormulas[]) => void = () => undefined): {
  offices: SheetOfFormulas[];
  sheets: SheetOfFormulas[];
} {
  const offices = officeSheets();
  const rows: Cells = offices.flatMap((office) => [0, 1, 2].map((at) => linkedRow(office, at)));
  spoil(rows, offices);
  return { offices, sheets: [...offices, consolidatedSheet(offices, rows)] };
}

const eachRow = (
  rows: Cells,
  formula: (link: string, column: number, row: number) => string,
): void => {
  for (const [at, row] of rows.entries())
    rows[at] = rewritten(row, (link, column) => formula(link, column, FIRST_ROW + at + 1));
};

describe("sheets with the same activities", () => {
  /** The offices' sheets, each with its part of the same three activities of one unit. */
  const parts = (): SheetOfFormulas[] =>
    officeSheets().map((office) => ({
      ...office,
      cells: office.cells.map((row, at) =>
        at < FIRST_ROW || at > FIRST_ROW + 2
          ? row
          : row.with(0, "ENTIDAD").with(2, `ACTIVIDAD ${at - FIRST_ROW + 1}`),
      ),
    }));
  const repeated = async (sheets: readonly SheetOfFormulas[]): Promise<string[]> =>
    (await validated(sheets)).findings
      .filter(({ check }) => check === "repeated-sheet")
      .map(({ sheet }) => sheet);

  it("are no copies of each other where a sheet adds them up", async () => {
    const offices = parts();
    expect(await repeated([...offices, consolidatedSheet(offices, addedUp(offices))])).toEqual([]);
  });

  it("nor where it adds up a run of sheets, and may be where they are none of it", async () => {
    const offices = parts();
    const through = (run: string): SheetOfFormulas => {
      const rows = addedUp(offices).map((row, at) =>
        rewritten(row, (_, column) => `SUM(${run}!${cellAddress(FIRST_ROW + at, column)})`),
      );
      return consolidatedSheet(offices, rows);
    };
    expect(await repeated([...offices, through("GAF:SGO")])).toEqual([]);
    expect(await repeated([...offices, through("GAF:OPP")])).toEqual(["SGO"]);
  });

  it("may be where it adds up others, or none does", async () => {
    const [gaf, opp, sgo] = parts();
    const without = consolidatedSheet([gaf, opp], addedUp([gaf, opp]));
    expect(await repeated([gaf, opp, sgo, without])).toEqual(["SGO"]);
    expect(await repeated([gaf, opp, sgo])).toEqual(["OPP", "SGO"]);
  });
});

describe("a sheet whose figures are formulas over other sheets is not counted again", () => {
  const offices = validate(planOf(...asValues(officeSheets())));

  it.each<[string, SheetOfFormulas[]]>([
    ["after them", consolidated().sheets],
    ["before them", consolidated().sheets.toReversed()],
    ["in another order of rows", consolidated((rows) => void rows.reverse()).sheets],
    [
      "with a sign or IF around the links",
      consolidated((rows) => {
        eachRow(rows, (link, column) => (column % 2 ? `+${link}` : `IF(${link}="","",${link})`));
      }).sheets,
    ],
    [
      "with quarters that add up its own months",
      consolidated((rows) => {
        eachRow(rows, (link, column, row) =>
          column === 29
            ? `SUM(F${row}:H${row})`
            : column === FIRST_AMOUNT
              ? `SUM(F${row}:Q${row})`
              : link,
        );
      }).sheets,
    ],
    [
      "looking the figures up",
      consolidated((rows) => {
        eachRow(rows, (link, column, row) => {
          const office = link.slice(0, link.indexOf("!"));
          return `VLOOKUP(C${row},${office}!$C$5:$AK$7,${column - 1},FALSE)`;
        });
      }).sheets,
    ],
    [
      "adding up several rows of them",
      (() => {
        const offices = officeSheets();
        return [...offices, consolidatedSheet(offices, addedUp(offices))];
      })(),
    ],
    [
      "adding them up through the sheets",
      (() => {
        const offices = officeSheets();
        const rows = addedUp(offices).map((row, at) =>
          rewritten(row, (_, column) => `SUM(GAF:SGO!${cellAddress(FIRST_ROW + at, column)})`),
        );
        return [...offices, consolidatedSheet(offices, rows)];
      })(),
    ],
    [
      "over another that is",
      (() => {
        const { sheets } = consolidated();
        const rows = sheets[3].cells
          .slice(FIRST_ROW, -1)
          .map((row, at) => row.map((_, column) => linkTo(sheets[3], FIRST_ROW + at, column)));
        return [...sheets, { ...consolidatedSheet([], rows), name: "PARA IMPRIMIR" }];
      })(),
    ],
  ])("%s", async (_, sheets) => {
    const validation = await validated(sheets);
    expect(said(validation)).toEqual([]);
    expect(validation.plan.activities.count).toBe(9);
    expect(validation.execution.totals).toEqual(offices.execution.totals);
    expect(verdictOf(validation)).toBe("ready");
    expect(validation.plan.linked[0]).toMatchObject({
      sheet: "CONSOLIDADO",
      sheets: sheets.map(({ name }) => name).filter((name) => /GAF|OPP|SGO/.test(name)),
    });
    expect(readingFacts(validation.plan, es).join(" ")).toContain(
      "La hoja «CONSOLIDADO» trae con fórmulas las cifras de «",
    );
  });

  it("whose rows are other sheets' totals, also where META is typed over one of them", async () => {
    const [, sheets] = OVER_SHEETS.find(([name]) => name === "of their totals") ?? [];
    const cells = sheets?.() ?? [];
    cells[3].cells[FIRST_ROW + 1][FIRST_AMOUNT] = 7;
    const validation = await validated(cells);
    expect(validation.plan.linked).toMatchObject([{ sheet: "CONSOLIDADO", activities: 3 }]);
    expect(said(validation)).toEqual([
      "CONSOLIDADO!E6: META dice 7; la fila 8 de la hoja «OPP» dice 218.",
      "CONSOLIDADO!E8: TOTAL: META dice 654; las filas de la hoja «CONSOLIDADO» suman 443 (diferencia: +211).",
    ]);
  });

  it("nor in what is said before it is read, nor in a file", async () => {
    const bytes = await workbookOfFormulas(consolidated().sheets);
    await openBytes(bytes);
    const { plan } = await readPlan();
    const { beginning } = await lookAtWorkbook([]);
    expect(beginning?.tables.map(({ sheet }) => sheet)).toEqual(["GAF", "OPP", "SGO"]);
    const file = await planOfFile(new File([new Uint8Array(bytes)], "poi.xlsx"));
    expect(file.validation).toEqual(validate(plan));
  });
});

describe("what it says otherwise is told", () => {
  const wrong = (cell: Cells[number][number]): number => Number(valueOf(cell)) + 2;

  it.each<[string, (rows: Cells, offices: SheetOfFormulas[]) => void, string[]]>([
    [
      "a figure typed over a link",
      (rows) => (rows[4][7] = wrong(rows[4][7])),
      ["CONSOLIDADO!H9: PROGRAMADO MAR dice 10; la fila 6 de la hoja «OPP» dice 8."],
    ],
    [
      "a link to the month beside it, in two months",
      (rows, [gaf]) => {
        rows[1][5] = linkTo(gaf, FIRST_ROW + 1, 6);
        rows[1][6] = linkTo(gaf, FIRST_ROW + 1, 7);
      },
      [
        "CONSOLIDADO!F6: PROGRAMADO ENE dice 6; la fila 6 de la hoja «GAF» dice 5 (y 1 celda más de la fila).",
      ],
    ],
    [
      "an error in place of a link",
      (rows) => (rows[0][8] = "#REF!"),
      ["CONSOLIDADO!I5: PROGRAMADO ABR tiene «#REF!»; la fila 5 de la hoja «GAF» dice 6."],
    ],
    [
      "an activity that is missing",
      (rows) => void rows.splice(4, 1),
      ["CONSOLIDADO!4: Falta «ACTIVIDAD 5», que está en la fila 6 de la hoja «OPP»."],
    ],
    [
      "an activity in place of another",
      (rows, [, opp]) => (rows[4] = linkedRow(opp, 0)),
      [
        "CONSOLIDADO!4: Falta «ACTIVIDAD 5», que está en la fila 6 de la hoja «OPP».",
        "CONSOLIDADO!9: Trae otra vez la fila 5 de la hoja «OPP», que ya está en su fila 8.",
      ],
    ],
    [
      "another activity's figures under a name",
      (rows, [, opp]) =>
        (rows[4] = [...rows[4].slice(0, FIRST_AMOUNT), ...linkedRow(opp, 0).slice(FIRST_AMOUNT)]),
      [
        "CONSOLIDADO!E9: META dice 72; la fila 6 de la hoja «OPP» dice 75 (y 32 celdas más de la fila).",
      ],
    ],
    [
      "an office that is missing",
      (rows) => void rows.splice(6, 3),
      ["CONSOLIDADO!4: No trae la hoja «SGO», que tiene 3 actividades."],
    ],
    [
      "an activity of its own",
      (rows) =>
        void rows.push(rows[8].map((cell, column) => (column === 2 ? "OTRA" : valueOf(cell)))),
      [
        "CONSOLIDADO!14: Ninguna de las hojas de las que trae las demás cifras tiene esta actividad: no se cuenta. Póngala en la hoja de su unidad.",
      ],
    ],
  ])("%s", async (_, spoil, findings) => {
    const { sheets } = consolidated(spoil);
    const validation = await validated(sheets);
    expect(said(validation)).toEqual(findings);
    expect([validation.plan.activities.count, verdictOf(validation)]).toEqual([9, "to-review"]);
  });

  it("but a TOTAL of theirs above their rows repeats none of these", async () => {
    const { sheets } = consolidated((rows, [gaf]) => {
      const total = linkedRow(gaf, 3).slice(FIRST_AMOUNT);
      rows.unshift(["GERENCIA DE ADMINISTRACIÓN", "", "TODA LA GERENCIA", "ACCIONES", ...total]);
    });
    const validation = await validated(sheets);
    expect(validation.plan.linked).toMatchObject([{ sheet: "CONSOLIDADO", activities: 10 }]);
    expect(said(validation)).toEqual([]);
  });

  it("a TOTAL that leaves rows out", async () => {
    const { sheets } = consolidated();
    const total = sheets[3].cells[FIRST_ROW + 9];
    total[5] = { formula: "SUM(F5:F12)", value: 0 };
    const [finding, ...others] = said(await validated(sheets));
    expect(finding).toMatch(
      /^CONSOLIDADO!F14: TOTAL: PROGRAMADO ENE dice \d+; las filas de la hoja «CONSOLIDADO» suman \d+/,
    );
    expect(others).toEqual([]);
  });
});

it("a TOTAL without an activity in percent, whose months do not add up, is none of it", async () => {
  const { offices, sheets } = consolidated();
  const [{ cells }] = offices;
  const row = cells[FIRST_ROW];
  for (const [column] of row.entries()) if (column >= FIRST_AMOUNT) row[column] = 100;
  row[3] = "PORCENTAJE";
  const [, , , over] = sheets;
  for (const [column] of row.entries()) {
    const sum = [1, 2, 3, 4, 5, 6, 7, 8].reduce(
      (all, at) => all + Number(valueOf(over.cells[FIRST_ROW + at][column])),
      0,
    );
    over.cells[FIRST_ROW][column] = linkTo(offices[0], FIRST_ROW, column);
    if (column >= FIRST_AMOUNT) over.cells[FIRST_ROW + 9][column] = sum;
  }
  const { linked } = (await validated(sheets)).plan;
  expect(linked).toMatchObject([{ sheet: "CONSOLIDADO", differences: [] }]);
  over.cells[FIRST_ROW + 9][5] = 1;
  const { plan } = await validated(sheets);
  expect(plan.linked[0].differences).toMatchObject([
    { row: FIRST_ROW + 9, column: 5, found: 1, is: { kind: "total" } },
  ]);
});

describe("a sheet is counted", () => {
  it("half of whose figures are typed", async () => {
    const { sheets } = consolidated((rows) => {
      for (const [at, row] of rows.entries())
        rows[at] = row.map((cell, column) => (column < 17 ? cell : valueOf(cell)));
    });
    const { plan } = await validated(sheets);
    expect([plan.activities.count, plan.linked]).toEqual([18, []]);
  });

  it("whose figures are those of sheets that are not read", async () => {
    const { plan } = await validated(consolidated().sheets, { leaveOut: ["GAF", "OPP", "SGO"] });
    expect([plan.activities.count, plan.linked]).toEqual([9, []]);
  });

  it("without a round trip more where no activity is on two sheets", async () => {
    const excel = await openBytes(await workbookOfFormulas(officeSheets()));
    await readPlan();
    expect(excel.counters.requests).toBe(3);
  });
});
