import { describe, expect, it } from "@jest/globals";
import { collectRows } from "../../../src/poi/consolidate/collect-rows";
import { formValues, standardForm } from "../../../src/poi/consolidate/standard-form";
import { makeConsolidation } from "../../../src/poi/consolidate/make-consolidation";
import { inInstitutionOrder } from "../../../src/poi/consolidate/unit-order";
import type { SheetBlock } from "../../../src/poi/cells";
import { LAYOUTS } from "../../fixtures/layouts/index";
import { catalogue } from "../../../src/i18n/index";
import { quarterSaid } from "../../../src/poi/execution/reported-quarter";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet, validated, withoutExecuted } from "../poi-sheet";

const words = { ...catalogue("es").consolidating.form, title: "POI 2026" };

describe("the standard form", () => {
  const [row] = collectRows(validated({ activities: [{}] }));

  it("is read again as what was put in it", () => {
    const rows = [1, 2, 3].map((at) => ({ ...row, activity: `ACTIVIDAD ${at}`, file: "a.xlsx" }));
    const plan = planOf(formValues(standardForm(rows, words), "POI"));
    expect(plan.tables).toHaveLength(1);
    expect(plan.tables[0].missing).toEqual([]);
    expect([plan.activities.count, plan.totals.count]).toEqual([3, 1]);
    expect([...plan.activities.activity]).toEqual(rows.map(({ activity }) => activity));
  });

  it.each([
    [
      "no activity has one",
      ["", ""],
      ["UNIDAD ORGÁNICA", "ACTIVIDAD POI", "UNIDAD DE MEDIDA", "META"],
    ],
    [
      "one has",
      ["", "GESTIÓN"],
      ["UNIDAD ORGÁNICA", "MEF", "ACTIVIDAD POI", "UNIDAD DE MEDIDA", "META"],
    ],
  ])("has a column of categories but where %s", (_, categories, names) => {
    const rows = categories.map((category, at) => ({
      ...row,
      category,
      activity: `ACTIVIDAD ${at}`,
      file: "a.xlsx",
    }));
    const form = standardForm(rows, words);
    expect(form.rows[2].slice(0, names.length + 1)).toEqual([...names, "PROGRAMADO"]);
    const read = validate(planOf(formValues(form, "POI")));
    expect(read.findings.filter(({ check }) => check !== "duplicate-activity")).toEqual([]);
    const { category, unit } = read.plan.activities;
    expect([...category.index].map((at) => category.pool[at] ?? "")).toEqual(categories);
    expect(unit.pool).toEqual([row.unit]);
    expect(read.execution.totals).toMatchObject({ target: 24, programmed: 24, executed: 24 });
  });

  it("keeps the codes of activities, where any has one", () => {
    const rows = ["AOI01", "", "AOI03"].map((code) => ({ ...row, code, file: "a.xlsx" }));
    const plan = planOf(formValues(standardForm(rows, words), "POI"));
    expect([0, 1, 2].map((at) => plan.codes.at(at) ?? "")).toEqual(["AOI01", "", "AOI03"]);
    expect(plan.activities.count).toBe(3);
  });

  it("keeps how the months of a row make META, where its plan or the user said so", () => {
    const levels = Array<number>(12)
      .fill(0)
      .map((_, month) => 80 + month);
    const quarters = [80, 83, 86, 89].flatMap((first) => [first + 1, first + 1]);
    const cells = Object.fromEntries(
      ["E", ...["AD", "AE", "AF", "AG", "AH", "AI", "AJ", "AK"]].map((column, at) => [
        column,
        at === 0 ? 85.5 : quarters[at - 1],
      ]),
    );
    const mean = { activity: "ALUMNOS", programmed: levels, executed: levels, cells };
    const sheet = poiSheet({ activities: [mean, {}, { activity: "OTRA" }] });
    const says = ["", "", "TIPO DE META", "", "Promedio", "Suma", ""];
    const values = sheet.values.map((row, at) => [...row, says[at] ?? ""]);
    const rows = collectRows(validate(planOf({ ...sheet, values })));
    expect(rows.map(({ rule, adds }) => [rule, adds])).toEqual([
      ["mean", false],
      ["sum", true],
      [null, true],
    ]);
    const form = formValues(
      standardForm(
        rows.map((each) => ({ ...each, file: "a.xlsx" })),
        words,
      ),
      "POI",
    );
    const read = validate(planOf(form));
    expect(read.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect([...read.notAdditive].map(([at, { rule, by }]) => [at, rule, by])).toEqual([
      [0, "mean", "column"],
    ]);
  });

  it("leaves as written a quarter that is not its months' sum, or whose months are not all known", () => {
    const spoilt = validated({
      activities: [
        { cells: { AD: 9 } },
        { cells: { F: "S/D" } },
        { cells: { F: true } },
        { cells: { AF: "" } },
        {},
      ],
    });
    const rows = collectRows(spoilt);
    const quarters = rows.map(({ series: [programmed] }) =>
      programmed.quarters.map(({ summed, written }) => (summed ? "SUM" : written)),
    );
    expect(quarters).toEqual([
      [9, "SUM", "SUM", "SUM"],
      [3, "SUM", "SUM", "SUM"],
      [3, "SUM", "SUM", "SUM"],
      ["SUM", null, "SUM", "SUM"],
      ["SUM", "SUM", "SUM", "SUM"],
    ]);
    expect(rows[2].series[0].months[0]).toBe(true);
    const found = validate(
      planOf(
        formValues(
          standardForm(
            rows.map((of) => ({ ...of, file: "a.xlsx" })),
            words,
          ),
          "POI",
        ),
      ),
    ).findings.filter(({ severity, row }) => severity !== "info" && row < 9);
    expect(found.map(({ check, row, column }) => [check, row, column])).toEqual(
      spoilt.findings
        .filter(({ severity }) => severity !== "info")
        .map(({ check, row, column }) => [check, row, column]),
    );
  });

  it("has no columns of what was executed, and names no quarter, where no plan has any", () => {
    const plain = validate(
      planOf(
        withoutExecuted(
          poiSheet({
            title: "PLAN OPERATIVO INSTITUCIONAL 2026",
            activities: [{}, { activity: "OTRA" }],
          }),
        ),
      ),
    );
    const made = makeConsolidation(
      [{ file: "a.xlsx", year: 2026, quarter: quarterSaid(plain), rows: collectRows(plain) }],
      catalogue("es").consolidating.form,
      "POI",
    );
    expect(made).toMatchObject({ quarter: null, title: "PLAN OPERATIVO INSTITUCIONAL 2026" });
    const again = validate(planOf(formValues(made.form, "POI")));
    expect(again.execution.reported).toBe(false);
    expect(again.findings.map(({ check }) => check)).toEqual(
      plain.findings.map(({ check }) => check),
    );
    expect(again.counts.error).toBe(0);
  });

  it("counts what no plan says was executed as not reported, not as nothing", () => {
    const [plan, reported] = [false, true].map((isReported) => {
      const sheet = poiSheet({
        title: "PLAN OPERATIVO INSTITUCIONAL 2026 AL IV TRIMESTRE",
        activities: [{ unit: isReported ? "1. UNO" : "2. DOS", activity: `DE ${isReported}` }],
      });
      const read = validate(planOf(isReported ? sheet : withoutExecuted(sheet)));
      return { file: `${isReported}.xlsx`, year: 2026, quarter: 4, rows: collectRows(read) };
    });
    const twice = { ...reported, file: "otro.xlsx" };
    const made = makeConsolidation(
      [reported, plan, twice],
      catalogue("es").consolidating.form,
      "POI",
    );
    const again = validate(planOf(formValues(made.form, "POI")));
    expect(again.plan.tables.map(({ missing }) => missing)).toEqual([["executed"], []]);
    expect([...again.plan.activities.activity]).toEqual(["DE false", "DE true", "DE true"]);
    expect(again.counts.error).toBe(0);
    expect(again.totals).toMatchObject([{ scope: "plan", start: 0, end: 3 }]);
    expect(again.execution.totals).toMatchObject({
      programmed: 24,
      executed: 24,
      level: "met",
      unreported: 1,
    });
    expect(again.execution.units).toMatchObject([{ unit: "1. UNO", level: "met" }]);
    expect(made.form.rows[made.form.totalRow].at(4)).toEqual({
      formula: "SUM(E5:E5,E9:E10)",
      value: 36,
    });
    expect(made.form.rows[made.form.totalRow].at(17)).toEqual({ formula: "SUM(R9:R10)", value: 2 });
    // What is between files is told of the right ones, in whatever block they stand.
    expect(made.findings.map(({ check, row: at, origins }) => [check, at, origins])).toEqual([
      [
        "duplicate-activity",
        9,
        [
          { file: "otro.xlsx", sheet: "POI", row: 4, activity: "DE true" },
          { file: "true.xlsx", sheet: "POI", row: 4, activity: "DE true" },
        ],
      ],
    ]);
    const spoilt = formValues(made.form, "POI");
    const values = spoilt.values.map((cells, at) => (at === 10 ? cells.with(4, 99) : cells));
    expect(validate(planOf({ ...spoilt, values })).findings).toMatchObject([
      { check: "missing-column" },
      { check: "duplicate-activity" },
      { check: "target-sum", row: 10 },
      { check: "total-sum", row: 10, expected: 36, found: 99 },
    ]);
  });

  describe("of files of which some have quarters or semesters alone", () => {
    const layoutNamed = (name: string): SheetBlock[] =>
      LAYOUTS.filter((layout) => layout.name === name).flatMap(({ sheets }) => sheets);
    const months = [
      poiSheet({
        activities: [
          { unit: "MESA DE PARTES", activity: "REGISTRAR", programmed: [...Array(12).keys()] },
        ],
      }),
    ];
    const quarters = layoutNamed("quarters only");
    const semesters = layoutNamed("semesters only");
    const unreported = months.map(withoutExecuted);
    /** Months of the first half of the year (or the second), quarters of the other. */
    const half = (ofHalf: 0 | 1): SheetBlock[] =>
      months.map((block) => ({
        ...block,
        values: block.values.map((row) =>
          row.filter((_, column) => {
            if (column < 5) return true;
            const isMonth = column < 29;
            const quarter = isMonth ? Math.floor(((column - 5) % 12) / 3) : (column - 29) >> 1;
            const isInHalf = Math.floor(quarter / 2) === ofHalf;
            return isMonth === isInHalf;
          }),
        ),
      }));

    it.each<[string, SheetBlock[][], string[]]>([
      ["months and quarters", [months, quarters], []],
      ["quarters, months and semesters", [quarters, months, semesters], []],
      ["quarters alone", [quarters], []],
      ["months of half the year, then quarters", [half(0)], []],
      ["months, and months of half the year", [half(0), months], []],
      ["each months of another half", [half(1), half(0)], []],
      ["all of these", [half(1), quarters, months, half(0), semesters], []],
      ["semesters alone", [semesters], []],
      ["months that report nothing, and quarters", [unreported, quarters], ["missing-column"]],
    ])("%s: nothing is wrong, and nothing lost", (_, files, finds) => {
      const read = files.map((blocks) => validate(planOf(...blocks), { quarter: 4 }));
      const made = makeConsolidation(
        read.map((validation, at) => ({
          file: `${at}.xlsx`,
          year: 2026,
          quarter: 4,
          rows: collectRows(validation),
        })),
        catalogue("es").consolidating.form,
        "POI",
      );
      const again = validate(planOf(formValues(made.form, "POI")));
      // The same activities are in several of the files.
      const found = again.findings.filter(({ check }) => check !== "duplicate-activity");
      expect(found.map(({ check }) => check)).toEqual(finds);
      const reported = read.filter(({ execution }) => execution.reported);
      for (const sum of ["target", "programmed", "executed"] as const)
        expect(again.execution.totals[sum]).toBe(
          reported.reduce((all, { execution }) => all + execution.totals[sum], 0),
        );
      expect(again.totals).toMatchObject([{ scope: "plan", unfilled: new Set() }]);
      expect(made.form.columns).toBe(made.form.rows[2].includes("PROGRAMADO") ? 40 : 15);
    });
  });

  it("leaves the quarter to the plans that report one", () => {
    const part = (file: string, quarter: number | null) => ({
      file,
      year: 2026,
      quarter,
      rows: [row],
    });
    const parts = [part("a.xlsx", null), part("b.xlsx", null), part("c.xlsx", 2)];
    expect(makeConsolidation(parts, catalogue("es").consolidating.form, "POI").quarter).toBe(2);
  });

  it("writes a date as the day that people read", () => {
    const sheet = poiSheet({ activities: [{ cells: { F: 44228 } }] });
    const dated = validate(
      planOf({ ...sheet, numberFormat: (_, column) => (column === 5 ? "d/m/yyyy" : "General") }),
    );
    expect(collectRows(dated)[0].series[0].months[0]).toBe("1/2/2021");
  });

  it("says in a column which rows add up, where they lie in more pieces than a SUM takes", () => {
    const rows = Array.from({ length: 600 }, (_, at) => ({
      ...row,
      adds: at % 2 === 0,
      file: "a.xlsx",
    }));
    const form = standardForm(rows, words);
    expect(form.columns).toBe(41);
    expect(form.rows[form.totalRow][4]).toEqual({
      formula: 'SUMIF($AO$5:$AO$604,"SÍ",E5:E604)',
      value: 300 * 12,
    });
    expect([form.rows[4][40], form.rows[5][40]]).toEqual(["SÍ", "NO"]);
    expect(form.rows[2][40]).toBe("SUMA");
  });

  it("orders by the numbers of units only where all have one", () => {
    const named = (...units: string[]) => units.map((unit) => ({ unit }));
    expect(inInstitutionOrder(named("2.10 C", "2.9 B", "1. A"))).toEqual(
      named("1. A", "2.9 B", "2.10 C"),
    );
    expect(inInstitutionOrder(named("2 B", "A", "1 C"))).toEqual(named("2 B", "A", "1 C"));
  });
});
