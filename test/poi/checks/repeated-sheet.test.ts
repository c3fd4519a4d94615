import { describe, expect, it } from "@jest/globals";
import { es } from "../../../src/i18n/es/index";
import { findingText } from "../../../src/i18n/finding-text";
import type { SheetBlock } from "../../../src/poi/cells";
import { patchPlan } from "../../../src/poi/reading/plan-patch";
import { revalidate } from "../../../src/poi/validation/revalidation";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { verdictOf } from "../../../src/poi/validation/verdict";
import { asValues, consolidatedSheet, FIRST_ROW, officeSheets } from "../../fixtures/consolidated";
import { planOf } from "../poi-sheet";
import { block } from "../sheet-block";

const OFFICES = officeSheets();
const [GAF, OPP, SGO, ALL] = asValues([...OFFICES, consolidatedSheet(OFFICES)]);

/** A sheet with other values in some cells, by 0-based row and column. */
const changed = (
  block: SheetBlock,
  cells: readonly (readonly [number, number, string | number])[],
) => ({
  ...block,
  values: block.values.map((row, at) =>
    row.map((value, column) => cells.find(([r, c]) => r === at && c === column)?.[2] ?? value),
  ),
});

const said = ({ findings }: Validation): string[] =>
  findings
    .filter(({ check }) => check === "repeated-sheet" || check === "duplicate-activity")
    .map((finding) => `${finding.sheet}!${finding.row + 1}: ${findingText(es, finding)}`);

const END =
  ": se cuentan dos veces. En Ajustes, «Hojas que se leen», quite la marca a esta hoja o a las otras.";

describe("a sheet pasted without formulas that repeats others is told once", () => {
  it.each([
    ["after them", [GAF, OPP, SGO, ALL]],
    ["before them", [ALL, GAF, OPP, SGO]],
  ])("%s", (_, blocks) => {
    const validation = validate(planOf(...blocks));
    expect(said(validation)).toEqual([
      `CONSOLIDADO!4: Las 9 actividades de la hoja ya están en «GAF», «OPP» y «SGO», con las mismas cifras${END}`,
    ]);
    // Which of them is to go only their owner knows: until then nothing is left unchecked.
    expect([validation.plan.activities.count, verdictOf(validation)]).toEqual([18, "to-review"]);
  });

  it("with its units written otherwise", () => {
    const other = changed(
      ALL,
      ALL.values.flatMap((row, at) => {
        const unit = String(row[0]);
        return at < FIRST_ROW ? [] : [[at, 0, ` ${unit.toLowerCase()} `] as const];
      }),
    );
    expect(said(validate(planOf(GAF, OPP, SGO, other)))).toEqual([
      `CONSOLIDADO!4: Las 9 actividades de la hoja ya están en «GAF», «OPP» y «SGO», con las mismas cifras${END}`,
    ]);
  });

  it("with other figures", () => {
    const other = changed(ALL, [[FIRST_ROW + 4, 7, 99]]);
    expect(said(validate(planOf(GAF, OPP, SGO, other)))).toEqual([
      `CONSOLIDADO!4: Las 9 actividades de la hoja ya están en «GAF», «OPP» y «SGO»; 1 tiene aquí otras cifras (la primera, en la fila 9; allá es la fila 6 de «OPP»)${END}`,
    ]);
  });

  it("one that repeats another, and two of them", () => {
    const copy = { ...GAF, sheet: "GAF (2)" };
    const [first, ...more] = said(validate(planOf(GAF, copy)));
    expect(first).toMatch(/^GAF \(2\)!4: Las 3 actividades de la hoja ya están en «GAF»/);
    expect(more).toEqual([]);
    const third = { ...GAF, sheet: "GAF (3)" };
    expect(said(validate(planOf(GAF, copy, third))).map((text) => text.slice(0, 8))).toEqual([
      "GAF (2)!",
      "GAF (3)!",
    ]);
  });

  it("beside an activity that stands twice among the others", () => {
    const twice = changed(SGO, [
      [FIRST_ROW, 0, "OFICINA DE PLANEAMIENTO"],
      [FIRST_ROW, 2, "ACTIVIDAD 4"],
    ]);
    const all = changed(ALL, [
      [FIRST_ROW + 6, 0, "OFICINA DE PLANEAMIENTO"],
      [FIRST_ROW + 6, 2, "ACTIVIDAD 4"],
    ]);
    expect(said(validate(planOf(GAF, OPP, twice, all))).map((text) => text.slice(0, 60))).toEqual([
      "SGO!5: La misma actividad ya está en la fila 5 de la hoja «O",
      "CONSOLIDADO!4: Las 9 actividades de la hoja ya están en «GAF",
    ]);
  });
});

describe("a sheet a quarter of the same activities", () => {
  /** PROG. and EJEC. of one quarter beside META, whose sheet says which. */
  const quarterSheet = (quarter: string, meta = 12): SheetBlock =>
    block(
      [
        [`POI 2026 - EVALUACIÓN AL ${quarter} TRIMESTRE`],
        ["UNIDAD", "ACTIVIDAD", "U.M.", "META", `PROG. ${quarter} TRIM`, `EJEC. ${quarter} TRIM`],
        ...[1, 2, 3].map((at) => ["OPP", `ACTIVIDAD ${at}`, "INFORME", meta, 3, 2]),
      ],
      `${quarter} TRIM`,
    );

  it("is told as such once a sheet, and reported by the last quarter", () => {
    const validation = validate(planOf(...["I", "II", "III"].map((each) => quarterSheet(each))));
    const text =
      "Las 3 actividades de la hoja ya están en «I TRIM», con otros meses o trimestres: cada META se cuenta en cada hoja y no se comprueba con la suma de todas. Para que se lean como un solo plan, ponga esas columnas unas junto a otras en una sola hoja.";
    expect(said(validation)).toEqual([`II TRIM!2: ${text}`, `III TRIM!2: ${text}`]);
    expect(validation.findings).toHaveLength(2);
    expect(validation.quarter).toBe(3);
    expect(validation.execution.totals).toMatchObject({ programmed: 27, executed: 18 });
  });

  it("is another version where its META is another, or it has the same quarters", () => {
    const [other] = said(validate(planOf(quarterSheet("I"), quarterSheet("II", 13))));
    expect(other).toContain("3 tienen aquí otras cifras");
    const copy = { ...quarterSheet("I"), sheet: "I TRIM (2)" };
    const [same] = said(validate(planOf(quarterSheet("I"), copy)));
    expect(same).toContain("con las mismas cifras: se cuentan dos veces");
  });
});

it("single activities that stand on another sheet are told one by one", () => {
  const some = changed(GAF, [
    [FIRST_ROW, 2, "OTRA"],
    [FIRST_ROW + 1, 2, "OTRA MÁS"],
  ]);
  expect(said(validate(planOf(GAF, { ...some, sheet: "ANEXO" })))).toEqual([
    "ANEXO!7: La misma actividad ya está en la fila 7 de la hoja «GAF».",
  ]);
});

it("follows figures that are typed", () => {
  const before = validate(planOf(GAF, OPP, SGO, ALL));
  const values = ALL.values[FIRST_ROW].map((value, column) => (column === 7 ? 99 : value));
  const plan = patchPlan(before.plan, [{ table: 3, sheetRow: FIRST_ROW, firstColumn: 0, values }]);
  const after = plan && revalidate(before, plan);
  expect(after && said(after.validation)[0]).toContain("1 tiene aquí otras cifras");
  expect(after?.validation.findings).toEqual(plan && validate(plan).findings);
});
