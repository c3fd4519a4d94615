import { describe, expect, it } from "@jest/globals";
import { readPlan } from "../../../src/excel/read";
import { es } from "../../../src/i18n/es/index";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { activitiesOf } from "../../../src/poi/execution/execution";
import { textAt } from "../../../src/poi/plan";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import type { EmbeddedExcel } from "../../../src/host/node";
import { poiSheet, type ActivitySpec } from "../../poi/poi-sheet";
import { itWithLibreOffice, throughLibreOffice } from "../libre-office";
import { savedBy, withWrongResults } from "../saved-parts";
import { edit, openSheets, valuesOf } from "../workbooks";
import { expectGroups, expectIdentity } from "./figures";
import { make } from "./made-again";
import { blockOf, sheetOf } from "./sheet-cells";

const t = es.summary;
const SHEET = "Resumen POI";
const LONG = `OFICINA ${"DE ASUNTOS LARGOS ".repeat(16)}`.trim();

const months = (each: number): number[] => Array.from({ length: 12 }, (_, at) => each + (at % 3));

/**
 * Names that SUMIFS and MATCH misread, names that several units share, every level of execution; seven units with six
 * activities each, and as many more.
 */
function activities(moreUnits: number, moreNames: number): ActivitySpec[] {
  const more = (name: string, count: number): string[] =>
    Array.from({ length: count }, (_, at) => `${name} ${at}`);
  const units = [
    ...["GERENCIA A", "GERENCIA A SUR", "OFICINA *", "OFIC?NA ~ 1", ">5", LONG, "  MESA "],
    ...more("SUBGERENCIA", moreUnits),
  ];
  const names = [
    ...["DIRIGIR", "PLAN *", "PLAN * 2", "¿QUÉ? ~", "", "INFORMAR"],
    ...more("VIGILAR", moreNames),
  ];
  return units.flatMap((unit, u) =>
    names.map((name, n): ActivitySpec => ({
      unit,
      activity: name === "" ? `${LONG} ${u}` : n === 0 ? name : `${name} ${u}${n === 5 ? " " : ""}`,
      measure: ["ACCIONES", "=INFORMES", "DOCUMENTO"][(u + n) % 3],
      programmed: n === 1 && u === 1 ? months(0).map(() => 0) : months(u + 1),
      executed: months(u + 1).map((amount, month) =>
        Math.max(0, amount + [0, -1, 1, 0, -(u % 2), -3][n % 6] + (month % 5 === 4 ? u - n : 0)),
      ),
    })),
  );
}

function plan(moreUnits = 0, moreNames = 0): SheetBlock[] {
  const all = activities(moreUnits, moreNames);
  const twins = [{ activity: "GEMELA", executed: months(0) }, { activity: "GEMELA" }];
  return [
    poiSheet({ sheet: "Uno", activities: all.slice(0, 25), total: true }),
    poiSheet({ sheet: "Dos & 2", activities: [...all.slice(25), ...twins] }),
  ];
}

/** What the sheet says now against what the core says of the plan as it is now. */
async function expectAlive(rows: readonly (readonly unknown[])[]): Promise<Validation> {
  const reading = await readPlan();
  const validation = validate(reading.plan, { quarter: 4 });
  expectIdentity(rows, validation);
  for (const role of ["unit", "category", "measure"] as const) expectGroups(rows, validation, role);
  for (const heading of [
    t.underExecutedHeading(4),
    t.exceededHeading(4),
    t.unprogrammedHeading(4),
    t.notProgrammedHeading(4),
  ]) {
    for (const row of blockOf(rows, heading)) expectRow(row, validation);
  }
  return validation;
}

/** A listed activity says its own figures, wherever it stands, and links to where it stands. */
function expectRow(row: unknown[], { plan: { activities, tables }, execution }: Validation): void {
  if (row[0] === t.noneOfThem) return;
  const [, sheet, at] = /^(.*)!C(\d+)$/.exec(String(row[2])) ?? [];
  const found = [...activitiesOf(execution)].find(
    (each) =>
      activities.sheetRow[each.row] === Number(at) - 1 &&
      tables[activities.table[each.row]].sheet === sheet,
  );
  const index = found?.row ?? -1;
  expect([textAt(activities, index, "unit"), row.slice(3, 5), row[7]]).toEqual([
    row[0],
    [expect.closeTo(found?.programmed ?? -1, 6), expect.closeTo(found?.executed ?? -1, 6)],
    found && es.execution.level(found.level),
  ]);
  if (row[1] !== "RENOMBRADA") return;
  expect(activities.activity.at(index)).toBe(row[1]);
}

/** A value as a person types it so that it stays what it is. */
const typed = (value: CellValue): CellValue =>
  typeof value === "string" && value !== "" ? `'${value}` : value;

async function valuesIn(sheet: string, address: string): Promise<CellValue[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address);
    range.load("values");
    await context.sync();
    return (range.values as CellValue[][]).map((row) => row.map(typed));
  });
}

const FIRST = 5;
const LAST = 29;

/** A person edits figures, sorts the activities, puts rows in at both ends and in the middle. */
const CHANGES: Readonly<Record<string, () => Promise<void>>> = {
  "figures are edited": () =>
    edit((book) => {
      const sheet = book.worksheets.getItem("Uno");
      sheet.getRange(`R${FIRST}:T${FIRST + 9}`).values = Array.from({ length: 10 }, (_, at) => [
        at,
        0,
        7,
      ]);
    }),
  "the plan is sorted": async () => {
    const rows = await valuesIn("Uno", `A${FIRST}:AK${LAST}`);
    await edit((book) => {
      book.worksheets.getItem("Uno").getRange(`A${FIRST}:AK${LAST}`).values = rows.sort(
        (a, b) => Number(b[4]) - Number(a[4]) || String(b[2]).localeCompare(String(a[2])),
      );
    });
  },
  "rows are put in": async () => {
    const [row] = await valuesIn("Uno", `A${FIRST}:AK${FIRST}`);
    const next = (await valuesOf("Dos & 2")).length + 1;
    await edit((book) => {
      const sheet = book.worksheets.getItem("Uno");
      // Above TOTAL, in the middle, under the header; and below the last row of a sheet without TOTAL.
      for (const at of [LAST + 1, 12, FIRST]) {
        sheet.getRange(`${at}:${at}`).insert("Down");
        sheet.getRange(`A${at}:AK${at}`).values = [
          row.map((value, column) => (column === 2 ? `NUEVA ${at}` : value)),
        ];
      }
      const other = book.worksheets.getItem("Dos & 2");
      other.getRange(`A${next}:AK${next}`).values = [
        row.map((value, column) =>
          column === 0 ? "UNIDAD NUEVA" : column === 2 ? "ÚLTIMA" : value,
        ),
      ];
    });
  },
};

describe("the figures, once the summary is made,", () => {
  it.each(Object.keys(CHANGES))("follow when %s", async (name) => {
    await openSheets(...plan());
    await make();
    await expectAlive(await valuesOf(SHEET));
    await CHANGES[name]();
    await expectAlive(await valuesOf(SHEET));
  });

  it("follow an activity that is renamed, and say of one that is deleted that it is gone", async () => {
    await openSheets(
      poiSheet({
        activities: [
          { activity: "UNA", executed: months(1) },
          { activity: "OTRA", executed: months(1) },
          { activity: "TERCERA" },
        ],
      }),
    );
    await make();
    await edit((book) => {
      const sheet = book.worksheets.getItem("POI");
      sheet.getRange("C5").values = [["RENOMBRADA"]];
      sheet.getRange("R5").values = [[9]];
      sheet.getRange("6:6").delete("Up");
    });
    const [first, second] = blockOf(await valuesOf(SHEET), t.exceededHeading(4));
    expect([first, second].map((row) => [row[1], row[2], row[4], row[7]])).toEqual([
      ["UNA", "POI!C5", 32, es.execution.level("exceeded")],
      ["OTRA", "–", 0, t.gone],
    ]);
  });

  itWithLibreOffice(
    "are the core's when LibreOffice works them out, also after all of that: 25 units, 300 activities",
    async () => {
      const excel: EmbeddedExcel = await openSheets(...plan(18, 6));
      await make();
      const seen = async (by?: string): Promise<unknown[][]> => {
        const saved = withWrongResults(await excel.save());
        return sheetOf(await throughLibreOffice(by ? savedBy(by, saved) : saved), SHEET);
      };
      await expectAlive(await seen());
      for (const change of Object.values(CHANGES)) await change();
      // LibreOffice's CELL("address") is another one in what Excel saved.
      await expectAlive(await seen("Microsoft Excel"));
    },
    120_000,
  );
});
