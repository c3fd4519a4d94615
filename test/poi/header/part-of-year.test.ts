import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";

const NAMES = ["UNIDAD ORGÁNICA", "ACTIVIDAD", "UNIDAD DE MEDIDA", "META ANUAL"];
const MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SET", "OCT", "NOV", "DIC"];
/** By activity, what it has in each month. */
const A_MONTH = [5, 2, 1, 4];

interface Form {
  readonly months: readonly string[];
  /** Header of the column behind them. */
  readonly total: string;
  /** What it says of an activity. @param sum of the months that there are */
  readonly says?: (row: number, sum: number) => CellValue;
  readonly measures?: readonly string[];
}

/** PROGRAMADO in some months with a total behind them. */
function validated({ months, total, says = (_, sum) => sum, measures = [] }: Form): Validation {
  const rows = A_MONTH.map((amount, row) => [
    "Gerencia de Obras",
    `Actividad ${row + 1}`,
    measures[row] ?? "Informe",
    12 * amount,
    ...months.map(() => amount),
    says(row, amount * months.length),
  ]);
  const width = NAMES.length + months.length + 1;
  const over = [...NAMES, "PROGRAMADO"];
  const blank = (filled: readonly string[]): string[] =>
    Array.from({ length: width }, (_, column) => filled[column] ?? "");
  const below = [...NAMES.map(() => ""), ...months, total];
  const values = [blank(["POI 2024 - SEGUIMIENTO"]), blank([]), blank(over), below, ...rows];
  return validate(planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values }));
}

const told = ({ findings }: Validation): string[] =>
  findings
    .filter(({ check }) => check === "quarter-sum" || check === "unread-columns")
    .map(({ check, row, column }) => `${check} ${row + 1}:${column}`);

const FORMS: readonly [string, readonly string[], string][] = [
  ["a quarter's", MONTHS.slice(6, 9), "TOTAL"],
  ["a quarter's by its name", MONTHS.slice(6, 9), "TOTAL TRIMESTRE"],
  ["a semester's", MONTHS.slice(0, 6), "TOTAL"],
  ["of nine months", MONTHS.slice(0, 9), "TOTAL"],
  ["of two months", MONTHS.slice(0, 2), "TOTAL"],
  ["of four months across quarters", MONTHS.slice(4, 8), "TOTAL"],
];

describe("a total behind some months of the year", () => {
  it.each(FORMS)("%s holds", (_, months, total) => {
    expect(told(validated({ months, total }))).toEqual([]);
  });

  it.each(FORMS)("%s is checked", (_, months, total) => {
    const says = (row: number, sum: number): number => (row === 1 ? sum + 7 : sum);
    const column = NAMES.length + months.length;
    expect(told(validated({ months, total, says }))).toEqual([`quarter-sum 6:${column}`]);
  });

  it("is not checked, and named, where its figures are no sums of them", () => {
    const says = (row: number): number => 100 + row;
    const validation = validated({ months: MONTHS.slice(6, 9), total: "TOTAL", says });
    expect(validation.counts.error).toBe(0);
    expect(told(validation)).toEqual(["unread-columns 4:7"]);
  });

  it("is the year's where a month's header may be all that is not known", () => {
    const says = (row: number): number => 12 * A_MONTH[row];
    const validation = validated({ months: MONTHS.slice(0, 11), total: "TOTAL", says });
    expect(told(validation)).toEqual([]);
  });

  it("is the year's where it says so and its figures do not say otherwise", () => {
    const says = (row: number): number => 12 * A_MONTH[row];
    const validation = validated({ months: MONTHS.slice(6, 9), total: "TOTAL ANUAL", says });
    expect(told(validation)).toEqual([]);
    expect(validation.counts.error).toBe(0);
  });

  it.each(["Porcentaje", "Informe acumulado"])("leaves alone what is counted in %s", (measure) => {
    const { findings } = validated({
      months: MONTHS.slice(6, 9),
      total: "TOTAL",
      measures: ["Informe", "Informe", "Informe", measure],
      says: (row, sum) => (row === 3 ? A_MONTH[3] : sum),
    });
    expect(findings.map(({ check }) => check)).toEqual(["not-additive"]);
  });

  it("says nothing yet where nothing has been written", () => {
    const validation = validated({ months: MONTHS.slice(6, 9), total: "TOTAL", says: () => "" });
    expect(told(validation)).toEqual([]);
  });
});
