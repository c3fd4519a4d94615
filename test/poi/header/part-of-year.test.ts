import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { slotOf, TARGET } from "../../../src/poi/slots";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";

const NAMES = ["UNIDAD ORGÁNICA", "ACTIVIDAD", "UNIDAD DE MEDIDA", "META ANUAL"];
const MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SET", "OCT", "NOV", "DIC"];
const YEAR_PROGRAMMED = slotOf("programmed", { kind: "year", index: 0 });
/** By activity, what it has in each month. */
const A_MONTH = [5, 2, 1, 4];

interface Form {
  readonly months: readonly string[];
  /** Header of the column behind them. */
  readonly total: string;
  /** What it says of an activity. @param sum of the months that there are */
  readonly says?: (row: number, sum: number) => CellValue;
  readonly measures?: readonly string[];
  /** Of the columns before the months, the last of which is META. */
  readonly names?: readonly string[];
}

/** PROGRAMADO in some months with a total behind them. */
function validated({
  months,
  total,
  says = (_, sum) => sum,
  measures = [],
  names = NAMES,
}: Form): Validation {
  const rows = A_MONTH.map((amount, row) => [
    ...["Gerencia de Obras", `Actividad ${row + 1}`, measures[row] ?? "Informe", 12 * amount].slice(
      0,
      names.length,
    ),
    ...months.map(() => amount),
    says(row, amount * months.length),
  ]);
  const width = names.length + months.length + 1;
  const over = [...names, "PROGRAMADO"];
  const blank = (filled: readonly string[]): string[] =>
    Array.from({ length: width }, (_, column) => filled[column] ?? "");
  const below = [...names.map(() => ""), ...months, total];
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

describe("a total behind some months where no column is META", () => {
  /** As `validated`, without META; `told` says the sums of META that fail. */
  const read = (form: Form): Validation => validated({ ...form, names: NAMES.slice(0, -1) });
  const wrong = ({ findings }: Validation): string[] =>
    findings
      .filter(({ severity }) => severity === "error")
      .map(({ check, row, column, slot }) => `${check} ${row + 1}:${column} ${slot}`);

  it.each(FORMS.filter(([, , total]) => total === "TOTAL"))("%s holds", (_, months, total) => {
    const validation = read({ months, total });
    expect([wrong(validation), told(validation)]).toEqual([[], []]);
  });

  it.each(FORMS.filter(([, , total]) => total === "TOTAL"))("%s is checked", (_, months, total) => {
    const says = (row: number, sum: number): number => (row === 1 ? sum + 7 : sum);
    const column = NAMES.length - 1 + months.length;
    expect(wrong(read({ months, total, says }))).toEqual([`target-sum 6:${column} ${TARGET}`]);
  });

  it.each(["TOTAL ANUAL", "TOTAL 2024", "META"])("is META where it says so: %s", (total) => {
    const says = (row: number, sum: number): number => (row === 1 ? 12 * A_MONTH[1] : sum);
    const validation = read({ months: MONTHS.slice(6, 9), total, says });
    expect([wrong(validation), told(validation)]).toEqual([[], []]);
    expect(validation.plan.tables[0].columns.amount[TARGET]).toBe(6);
  });

  it("is META where its figures are no sums of them", () => {
    const says = (row: number): number => 12 * A_MONTH[row];
    const validation = read({ months: MONTHS.slice(6, 9), total: "TOTAL", says });
    expect([wrong(validation), told(validation)]).toEqual([[], []]);
  });

  it("leaves META to be said of where the year's total stands beside it", () => {
    const says = (row: number, sum: number): number => (row === 1 ? sum + 7 : sum);
    const form = { months: MONTHS.slice(0, 9), total: "TOTAL", says };
    expect(wrong(validated(form))).toEqual([`quarter-sum 6:13 ${YEAR_PROGRAMMED}`]);
  });
});
