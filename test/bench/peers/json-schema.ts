import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { benchPackage } from "./bench-package";
import { AMOUNT_COLUMNS, CHECKED_SUMS, type CheckedSum } from "./checked-sums";
import type { Peer } from "./peer";

type Row = readonly CellValue[];

interface Test<Data> {
  (data: Data): boolean;
  errors?: readonly { readonly keyword: string; readonly params: object }[] | null;
}

/** What is used of ajv. */
interface AjvModule {
  readonly Ajv: new (options: { allErrors: boolean }) => {
    addKeyword(definition: {
      keyword: string;
      type: "array";
      errors: true;
      compile: (schema: never) => Test<never>;
    }): unknown;
    compile(schema: object): Test<unknown>;
  };
}

const isAjv = (module: unknown): module is AjvModule =>
  typeof module === "object" && module !== null && "Ajv" in module;

/** A test that reports an error of its keyword for each wrong column. */
function reporting<Data>(keyword: string, wrong: (data: Data) => readonly number[]): Test<Data> {
  const test: Test<Data> = (data) => {
    const errors = wrong(data).map((column) => ({ keyword, params: { column } }));
    test.errors = errors;
    return errors.length === 0;
  };
  return test;
}

const brokenSums = (row: Row, sums: readonly CheckedSum[]): number[] =>
  sums
    .filter(({ total, first, last }) => {
      let sum = 0;
      for (let column = first; column <= last; column++) sum += Number(row[column]);
      return sum !== row[total];
    })
    .map(({ total }) => total);

const brokenTotals = (rows: readonly Row[], columns: readonly number[]): number[] =>
  columns.filter((column) => {
    let sum = 0;
    for (let row = 0; row < rows.length - 1; row++) sum += Number(rows[row][column]);
    return sum !== rows[rows.length - 1][column];
  });

/**
 * ajv: each row an array whose sums a keyword checks, and a keyword for TOTAL over all rows; compiled once. It takes
 * the rows as they are.
 */
export async function jsonSchema({ values }: SheetBlock, firstRow: number): Promise<Peer> {
  const module = await benchPackage("ajv");
  if (!isAjv(module)) throw new Error("ajv is not what it was");
  const ajv = new module.Ajv({ allErrors: true });
  ajv.addKeyword({
    keyword: "sums",
    type: "array",
    errors: true,
    compile: (sums: readonly CheckedSum[]) =>
      reporting("sums", (row: Row) => brokenSums(row, sums)),
  });
  ajv.addKeyword({
    keyword: "totals",
    type: "array",
    errors: true,
    compile: (columns: readonly number[]) =>
      reporting("totals", (rows: readonly Row[]) => brokenTotals(rows, columns)),
  });
  const test = ajv.compile({
    type: "array",
    items: { type: "array", sums: CHECKED_SUMS },
    totals: AMOUNT_COLUMNS,
  });
  const rows = values.slice(firstRow);
  return {
    name: "ajv, a keyword for the sums",
    roundsATurn: 20,
    round: () => {
      const start = performance.now();
      test(rows);
      const checks = performance.now() - start;
      const named = ["sums", "totals"];
      const errors = test.errors ?? [];
      return {
        load: 0,
        checks,
        faults: errors.filter(({ keyword }) => named.includes(keyword)).length,
      };
    },
  };
}
