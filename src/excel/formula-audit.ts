import { rowsBelow, sheetCell } from "../poi/address";
import { FormulaAudit, type FormulaBlock } from "../poi/formula-audit/formula-audit";
import { rulesOf } from "../poi/sums/rules";
import { followsOtherRows } from "../poi/followed-rows/named-areas";
import { rowsBelowIn, rowsEach, type Table } from "../poi/plan";
import type { Validation } from "../poi/validation/validation";
import { FORMULAS_AT_A_TIME, inRequests } from "./formulas-at-a-time";
import { knownFormulas, type SheetArea } from "./known-formulas";
import { isAccessDenied, runExcel, stopIfAborted } from "./run";
import { usedOnce } from "./sheets";

/** Rows of a table that are looked at first; the others where one of these, or Excel asked for it, has a formula. */
const ROWS_LOOKED_AT = 200;

/** Columns without sums between two of sums are read along rather than asked around. */
const WIDEST_GAP = 2;

/** In longer tables formulas are looked for in columns of sums alone: others are read to be kept, and so many are not (`KnownFormulas`). */
const MOST_ROWS_FOLLOWED = 20_000;

/** What the formulas of an area are read for: to judge sums, or only to know which rows follow others. */
type ReadFor = "sums" | "others";

/** A rectangle of a table. */
interface Area extends SheetArea {
  readonly table: Table;
  readonly of: ReadFor | "totals";
}

/**
 * A validation with what is wrong with the plan's formulas. One round trip for a plan of some hundred rows; of longer
 * tables Excel is asked which have formulas below the first 200 rows, as a rule in one round trip more, and one for
 * every 10,000 cells of columns that have. While a plan is followed only the rows that have changed are read again
 * (`KnownFormulas`).
 * @param pause called between pieces of work, to give a page its turn
 * @throws CuadraError "cancelled", or as runExcel
 */
export async function auditFormulas(
  validation: Validation,
  { signal, pause }: { readonly signal?: AbortSignal; readonly pause?: () => Promise<void> } = {},
): Promise<Validation> {
  const { plan } = validation;
  const { tables } = plan;
  const audit = new FormulaAudit(validation);
  const known = knownFormulas(plan);
  const withFormulas = {
    sums: new Set<Table>(),
    others: new Set<Table>(),
    totals: new Set<Table>(),
  };
  const read = async (areas: readonly Area[]): Promise<void> => {
    for (const part of inRequests(areas, cellsOf)) {
      stopIfAborted(signal);
      // Each in a batch of its own: Office.js keeps what one has read until it ends.
      for (const [at, block] of (await known.read(part, followsOtherRows)).entries()) {
        const { table, of } = part[at];
        if (of !== "others" && isJudged(table)) audit.add(block);
        if (hasFormula(block)) withFormulas[of].add(table);
      }
      await pause?.();
    }
  };
  await read([
    ...tables.flatMap((table) => totalAreas(table, plan.totals.sheetRow)),
    ...tables.flatMap((table) => areasOf(table, 0, ROWS_LOOKED_AT)),
  ]);
  const below = tables.flatMap((table) => areasOf(table, ROWS_LOOKED_AT, Infinity));
  const isKnown = ({ table, of }: Area): boolean => withFormulas[of].has(table);
  for (const asked of inRequests(
    below.filter((area) => !isKnown(area)),
    () => 0,
  )) {
    stopIfAborted(signal);
    for (const { table, of } of await thoseWithFormulas(asked)) withFormulas[of].add(table);
    await pause?.();
  }
  await read(below.filter(isKnown));
  return [...withFormulas.sums, ...withFormulas.totals].some(isJudged)
    ? audit.finish()
    : validation;
}

/**
 * The formulas of rows in turn are not judged, for those of a TOTAL pick one kind of rows, in ways of their own; they are
 * read to know what they follow.
 */
const isJudged = (table: Table): boolean => rowsEach(table) === 1;

/** Those of some areas in which a cell has a formula. One round trip. */
async function thoseWithFormulas(areas: readonly Area[]): Promise<Area[]> {
  return runExcel(async (context) => {
    const asked = areas.map((area) => {
      const { row, column, rows, columns } = area;
      const formulas = usedOnce(
        context.workbook.worksheets
          .getItem(area.sheet)
          .getRangeByIndexes(row, column, rows, columns),
      ).getSpecialCellsOrNullObject("Formulas");
      formulas.untrack();
      return { area, formulas };
    });
    try {
      await context.sync();
    } catch (error) {
      // Excel does not look for special cells on a protected sheet: its tables pass for typed ones.
      if (isAccessDenied(error)) return [];
      throw error;
    }
    return asked.flatMap(({ area, formulas }) => (formulas.isNullObject ? [] : [area]));
  });
}

/** The amounts of a table's rows [from, to), counted from its first: sums, and others. */
function areasOf(table: Table, from: number, to: number): Area[] {
  const used = table.columns.amount.filter((column) => column >= 0);
  const sums = new Set(rulesOf(table.columns).map(({ total }) => table.columns.amount[total]));
  const last = Math.min(to, table.lastRow - table.firstRow + 1);
  return [
    ...areasIn(table, "sums", [...sums], from, last),
    ...areasIn(
      table,
      "others",
      Array.from(used).filter((column) => !sums.has(column)),
      from,
      table.lastRow - table.firstRow < MOST_ROWS_FOLLOWED ? last : from,
    ),
  ];
}

/** Some columns of a table's rows [from, to). */
function areasIn(
  table: Table,
  of: ReadFor,
  columns: readonly number[],
  from: number,
  to: number,
): Area[] {
  const rows = to - from;
  if (rows <= 0 || table.activities.end === table.activities.start) return [];
  // Those of what stands in a table further down are far from the others.
  const stretches: [number, number][] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last && column - last[1] <= WIDEST_GAP + 1) last[1] = column;
    else stretches.push([column, column]);
  }
  return stretches.flatMap(([left, right]) => {
    const width = right - left + 1;
    const height = Math.max(1, Math.floor(FORMULAS_AT_A_TIME / width));
    const areas: Area[] = [];
    for (let done = 0; done < rows; done += height) {
      areas.push({
        table,
        of,
        sheet: table.sheet,
        ...sheetCell(table.firstRow + from + done, left),
        rows: Math.min(height, rows - done),
        columns: width,
      });
    }
    return areas;
  });
}

/** A table's total rows, from their first amount to their last. */
function totalAreas(table: Table, sheetRow: Uint32Array): Area[] {
  const { columns, totals } = table;
  const used = [...columns.amount].filter((column) => column >= 0);
  const places = rowsBelowIn(table).flatMap((below) => {
    const own = used.filter((column) => rowsBelow(column) === below);
    return own.length > 0 ? [[Math.min(...own), Math.max(...own)]] : [];
  });
  return Array.from(sheetRow.subarray(totals.start, totals.end)).flatMap((row) =>
    places.map(([left, right]) => ({
      table,
      of: "totals" as const,
      sheet: table.sheet,
      ...sheetCell(row, left),
      rows: 1,
      columns: right - left + 1,
    })),
  );
}

const hasFormula = ({ formulas }: FormulaBlock): boolean =>
  formulas.some((row) => row.some((cell) => typeof cell === "string" && cell.startsWith("=")));

const cellsOf = ({ rows, columns }: Area): number => rows * columns;
