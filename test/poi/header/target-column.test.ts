import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { TARGET } from "../../../src/poi/slots";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";

const NAMES = ["ACTIVIDAD", "U.M."];
/** What six activities have each month. */
const FIGURES = [1, 2, 3, 4, 5, 6];
const SUMS = FIGURES.map((figure) => 12 * figure);

/** A plan whose columns before the months are called so, and hold so much by activity. */
function validated(columns: Readonly<Record<string, readonly CellValue[]>>): Validation {
  const header = [...NAMES, ...Object.keys(columns), ...MONTHS];
  const rows = FIGURES.map((figure, row) => [
    `Actividad ${row}`,
    "Informe",
    ...Object.values(columns).map((values) => values[row]),
    ...MONTHS.map(() => figure),
  ]);
  return validate(planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values: [header, ...rows] }));
}

/** Where META is, counted from the first column after the names, and what is said of it. */
const read = ({ plan, findings }: Validation): [number, string[]] => [
  plan.tables[0].columns.amount[TARGET] - NAMES.length,
  findings
    .filter(({ check }) => check === "target-sum" || check === "unread-columns")
    .map(({ check, row }) => `${check} ${row + 1}`),
];

const INITIAL = SUMS.map((sum, row) => (row < 4 ? sum - 5 : sum));

describe("META, where a header has two", () => {
  it("is the modified one where the months add up to that", () => {
    const columns = { "META INICIAL": INITIAL, "META ANUAL MODIFICADA": SUMS };
    expect(read(validated(columns))).toEqual([1, []]);
  });

  it("is the first one where the months add up to that", () => {
    const columns = { "META INICIAL": SUMS, "META ANUAL MODIFICADA": INITIAL };
    expect(read(validated(columns))).toEqual([0, []]);
  });

  it("has what is wrong with it found", () => {
    const wrong = SUMS.map((sum, row) => (row === 2 ? sum + 3 : sum));
    const columns = { "META INICIAL": INITIAL, "META ANUAL MODIFICADA": wrong };
    expect(read(validated(columns))).toEqual([1, ["target-sum 4"]]);
  });
});

describe("META that is something else", () => {
  const CODES = FIGURES.map((figure) => `00${19 + figure}`);

  it.each(["CANTIDAD", "CANTIDAD ANUAL", "META FÍSICA ANUAL"])("gives way to %s", (name) => {
    expect(read(validated({ META: CODES, [name]: SUMS }))).toEqual([1, []]);
    const wrong = SUMS.map((sum, row) => (row < 2 ? sum + 3 : sum));
    const found = ["target-sum 2", "target-sum 3"];
    expect(read(validated({ META: CODES, [name]: wrong }))).toEqual([1, found]);
  });

  it("is said not to be read where it has figures", () => {
    const columns = { META: FIGURES.map((figure) => 80 + figure), CANTIDAD: SUMS };
    expect(read(validated(columns))).toEqual([1, ["unread-columns 1"]]);
  });

  it("is META, and wrong, beside a sum and beside figures that do not hold either", () => {
    const wrong = SUMS.map((sum) => sum + 1);
    const rows = SUMS.map((_, row) => `target-sum ${row + 2}`);
    expect(read(validated({ META: wrong, "TOTAL PROGRAMADO": SUMS }))).toEqual([0, rows]);
    const [at, said] = read(validated({ META: wrong, CANTIDAD: wrong.map((sum) => sum + 1) }));
    expect([at, said.filter((each) => each.startsWith("target"))]).toEqual([0, rows]);
  });

  it("is META where it holds in some rows", () => {
    const some = SUMS.map((sum, row) => (row < 2 ? sum : sum + 1));
    const [at] = read(validated({ META: some, CANTIDAD: SUMS }));
    expect(at).toBe(0);
  });
});
