import { describe, expect, it } from "@jest/globals";
import { es } from "../../../src/i18n/es/index";
import { findingText } from "../../../src/i18n/finding-text";
import type { SheetBlock } from "../../../src/poi/cells";
import { monthSlot, type Series } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf, poiSheet, withoutExecuted, withoutQuarters } from "../poi-sheet";

/** Months of a series as their slots. */
const slots = (series: Series, ...months: string[]): number[] =>
  months.map((month) => monthSlot(series, MONTHS.indexOf(month)));

/** The usual sheet without columns of months, deleted as Excel does: a group's name stays over the others. */
function without(
  lacking: { programmed?: readonly string[]; executed?: readonly string[] },
  block: SheetBlock,
): SheetBlock {
  const groupRow = block.values.findIndex((row) => row.includes("META"));
  const values = block.values.map((row) => [...row]);
  const left = new Set<number>();
  for (const [first, months] of [
    [5, lacking.programmed],
    [17, lacking.executed],
  ] as const) {
    const columns = MONTHS.map((_, month) => first + month);
    const gone = columns.filter((_, month) => months?.includes(MONTHS[month]));
    const kept = columns.find((column) => !gone.includes(column));
    const group = values[groupRow];
    if (kept !== undefined) [group[first], group[kept]] = ["", group[first]];
    for (const column of gone) left.add(column);
  }
  return { ...block, values: values.map((row) => row.filter((_, column) => !left.has(column))) };
}

const YEAR = Array<number>(12).fill(0);

/** A plan whose title says what is reported. */
const sheet = (title: string, months: readonly string[] = MONTHS): SheetBlock => {
  // What has no column adds nothing to the sums of its row.
  const amounts = YEAR.map((_, month) => (months.includes(MONTHS[month]) ? 1 : 0));
  const activity = { programmed: amounts, executed: amounts };
  return poiSheet({ title, activities: [activity, activity, activity] });
};

const III = "PLAN OPERATIVO INSTITUCIONAL 2026 - EJECUCIÓN AL III TRIMESTRE";
const IV = "PLAN OPERATIVO INSTITUCIONAL 2026 - EJECUCIÓN AL IV TRIMESTRE";
const UNTITLED = "PLAN OPERATIVO INSTITUCIONAL 2026";

const all = (...months: string[]): string[] => MONTHS.filter((month) => !months.includes(month));
const from = (first: string, last: string): string[] =>
  MONTHS.slice(MONTHS.indexOf(first), MONTHS.indexOf(last) + 1);
const except = (first: string, last: string): string[] => all(...from(first, last));

describe("missing-column names the months that a table lacks among its others", () => {
  it.each<[string, SheetBlock, number[]]>([
    [
      "the last month of the quarter reported, of what was executed",
      without({ executed: ["SEP"] }, sheet(III, all("SEP"))),
      slots("executed", "SEP"),
    ],
    [
      "one of what is programmed",
      without({ programmed: ["FEB"] }, sheet(IV, all("FEB"))),
      slots("programmed", "FEB"),
    ],
    [
      "one of both",
      without({ programmed: ["FEB"], executed: ["FEB"] }, sheet(IV, all("FEB"))),
      [...slots("programmed", "FEB"), ...slots("executed", "FEB")],
    ],
    [
      "the first",
      without({ programmed: ["ENE"] }, sheet(IV, all("ENE"))),
      slots("programmed", "ENE"),
    ],
    [
      "the last of the year, where nothing was to be executed in it yet",
      without(
        { programmed: ["DIC"], executed: from("OCT", "DIC") },
        withoutQuarters(sheet(III, from("ENE", "SEP"))),
      ),
      slots("programmed", "DIC"),
    ],
    [
      "one of what was executed until the quarter reported",
      without(
        { executed: ["AGO", ...from("OCT", "DIC")] },
        withoutQuarters(sheet(III, from("ENE", "JUL"))),
      ),
      slots("executed", "AGO"),
    ],
    [
      "a whole quarter from the middle, with no column of its own",
      without({ programmed: from("ABR", "JUN") }, withoutQuarters(sheet(IV, except("ABR", "JUN")))),
      slots("programmed", "ABR", "MAY", "JUN"),
    ],
    [
      "the last of the quarter that the title reports",
      without({ executed: from("SEP", "DIC") }, withoutQuarters(sheet(III, from("ENE", "AGO")))),
      slots("executed", "SEP"),
    ],
  ])("%s", (_, block, months) => {
    const validation = validate(planOf(block));
    const found = validation.findings.filter(({ check }) => check === "missing-column");
    expect(found).toMatchObject([{ severity: "warning", detail: { columns: [], months } }]);
  });

  it.each<[string, SheetBlock]>([
    ["all twelve", sheet(IV)],
    [
      "what was executed until the end of a quarter",
      without({ executed: from("OCT", "DIC") }, sheet(III, from("ENE", "SEP"))),
    ],
    [
      "what was executed until a month, of no quarter in particular",
      without(
        { executed: from("SEP", "DIC") },
        withoutQuarters(sheet(UNTITLED, from("ENE", "AGO"))),
      ),
    ],
    [
      "both until a month",
      without(
        { programmed: from("SEP", "DIC"), executed: from("SEP", "DIC") },
        withoutQuarters(sheet(UNTITLED, from("ENE", "AGO"))),
      ),
    ],
    [
      "what was executed in one quarter",
      without({ executed: except("JUL", "SEP") }, sheet(III, from("JUL", "SEP"))),
    ],
    [
      "a quarter in the middle that has its own column in place of its months",
      without({ programmed: from("ABR", "JUN") }, sheet(IV)),
    ],
    [
      "every other month",
      without(
        {
          programmed: ["ENE", "MAR", "MAY", "JUL", "SEP", "NOV"],
          executed: ["ENE", "MAR", "MAY", "JUL", "SEP", "NOV"],
        },
        withoutQuarters(sheet(IV, ["FEB", "ABR", "JUN", "AGO", "OCT", "DIC"])),
      ),
    ],
  ])("but not %s", (_, block) => {
    const found = validate(planOf(block)).findings.filter(
      ({ check }) => check === "missing-column",
    );
    expect(found).toEqual([]);
  });

  it("nor months that nobody filled in, whose columns are there", () => {
    const blank = (block: SheetBlock): SheetBlock => ({
      ...block,
      values: block.values.map((row, index) =>
        row.map((value, column) => (index > 3 && column >= 5 && column < 17 ? "" : value)),
      ),
    });
    const checks = validate(planOf(blank(sheet(IV)))).findings.map(({ check }) => check);
    expect(checks).toEqual(["unfilled-months"]);
  });

  describe("nor what was executed", () => {
    const missing = (...blocks: SheetBlock[]): unknown[] =>
      validate(planOf(...blocks)).findings.flatMap((finding) =>
        finding.check === "missing-column" ? [finding.detail.columns] : [],
      );
    /** With one more column, last of all. */
    const withColumn = (name: string, block: SheetBlock): SheetBlock => ({
      ...block,
      values: block.values.map((row, at) => [...row, at < 3 ? "" : at === 3 ? name : 7]),
    });
    const ahead = withoutExecuted(sheet("PLAN OPERATIVO INSTITUCIONAL 2026"));

    it("of a plan that is only programmed, whatever years come after it", () => {
      expect(missing(ahead)).toEqual([]);
      expect(missing(withColumn("META 2027", ahead))).toEqual([]);
    });

    it.each<[string, SheetBlock[]]>([
      ["its title reports a quarter", [withoutExecuted(sheet(III))]],
      ["a column says what is not known", [withColumn("CUARTO", ahead)]],
      ["another sheet has it", [ahead, { ...sheet(UNTITLED), sheet: "OTRA" }]],
    ])("unless %s", (_, blocks) => {
      expect(missing(...blocks)).toEqual([["executed"]]);
    });
  });

  it("in one finding with the columns that it lacks besides", () => {
    const block = without({ programmed: ["FEB"] }, withoutExecuted(sheet(IV, all("FEB"))));
    expect(validate(planOf(block)).findings).toMatchObject([
      {
        check: "missing-column",
        detail: { columns: ["executed"], months: slots("programmed", "FEB") },
      },
    ]);
  });
});

it("says which sums are not checked without them, and takes the quarter that its months do not make", () => {
  const plan = planOf(without({ programmed: ["MAY"] }, sheet(IV)));
  const { findings, execution } = validate(plan);
  expect(findings.map(({ check }) => check)).toEqual(["missing-column"]);
  expect(findings.map((finding) => findingText(es, finding))).toEqual([
    "No se encontró la columna PROGRAMADO MAY en la hoja «POI». Sin ese mes no se comprueba PROGRAMADO II TRIMESTRE.",
  ]);
  // Three activities of one unit a month.
  expect(execution.totals).toMatchObject({ programmed: 36, executed: 36 });
});

it("says so of META where no quarters make it", () => {
  const plan = planOf(withoutQuarters(without({ programmed: ["MAY", "JUN"] }, sheet(IV))));
  expect(validate(plan).findings.map((finding) => findingText(es, finding))).toContain(
    "No se encontraron las columnas PROGRAMADO MAY y PROGRAMADO JUN en la hoja «POI». Sin esos meses no se comprueba META.",
  );
});
