import { rowsBelow, sheetCell } from "../poi/address";
import { FormulaAudit, type FormulaBlock } from "../poi/formula-audit/formula-audit";
import { rulesOf } from "../poi/sums/rules";
import { followsOtherRows } from "../poi/linked-sheets/named-areas";
import { rowsBelowIn, rowsEach, type Table } from "../poi/plan";
import type { Validation } from "../poi/validation/validation";
import { knownFormulas, type SheetArea } from "./known-formulas";
import { isAccessDenied, runExcel, stopIfAborted } from "./run";
import { usedOnce } from "./sheets";

/** Cells of a request: with a long formula in each, still under the 5 MB of an answer. */
const CELLS_AT_A_TIME = 25_000;

/** Rows of a table that are looked at first; the others where one of these, or Excel asked for it, has a formula. */
const ROWS_LOOKED_AT = 200;

/** Columns without sums between two of sums are read along rather than asked around. */
const WIDEST_GAP = 2;

/** A rectangle of a table. */
interface Area extends SheetArea {
  readonly table: Table;
}

/**
 * A validation with what is wrong with the plan's formulas. One round trip for a plan of some hundred rows, and for
 * any without formulas; else one more for every 25,000 cells of sums. Of a longer table none of whose first 200 rows
 * has a formula, Excel is asked whether the others have some: one round trip more for all such tables. While a plan is
 * followed only the rows that have changed are read again (`KnownFormulas`).
 * @param pause called between pieces of work, to give a page its turn
 * @throws CuadraError "cancelled", or as runExcel
 */
export async function auditFormulas(
  validation: Validation,
  { signal, pause }: { readonly signal?: AbortSignal; readonly pause?: () => Promise<void> } = {},
): Promise<Validation> {
  const { plan } = validation;
  const audit = new FormulaAudit(validation);
  const known = knownFormulas(plan);
  // The formulas of rows in turn are not judged: those of a TOTAL pick one kind of rows, in ways of their own.
  const tables = plan.tables.filter((table) => rowsEach(table) === 1);
  const first = tables.flatMap((table) => areasOf(table, 0, ROWS_LOOKED_AT));
  const totals = tables.flatMap((table) => totalAreas(table, plan.totals.sheetRow));
  const withFormulas = new Set<Table>();
  const withTotals = new Set<Table>();
  const read = async (areas: readonly Area[]): Promise<void> => {
    for (const part of inParts(areas)) {
      stopIfAborted(signal);
      // Each in a batch of its own: Office.js keeps what one has read until it ends.
      for (const [at, block] of (await known.read(part, followsOtherRows)).entries()) {
        audit.add(block);
        if (!hasFormula(block)) continue;
        (totals.includes(part[at]) ? withTotals : withFormulas).add(part[at].table);
      }
      await pause?.();
    }
  };
  await read([...totals, ...first]);
  const typed = tables.filter((table) => !withFormulas.has(table));
  for (const table of await withFormulasBelow(typed)) withFormulas.add(table);
  await read([...withFormulas].flatMap((table) => areasOf(table, ROWS_LOOKED_AT, Infinity)));
  return withFormulas.size + withTotals.size > 0 ? audit.finish() : validation;
}

/** The tables that have a formula in some column of sums below the rows looked at first. At most one round trip. */
async function withFormulasBelow(tables: readonly Table[]): Promise<Table[]> {
  const areas = tables.flatMap((table) => areasOf(table, ROWS_LOOKED_AT, Infinity));
  if (areas.length === 0) return [];
  return runExcel(async (context) => {
    const asked = areas.map(({ table, row, column, rows, columns }) => {
      const formulas = usedOnce(
        context.workbook.worksheets
          .getItem(table.sheet)
          .getRangeByIndexes(row, column, rows, columns),
      ).getSpecialCellsOrNullObject("Formulas");
      formulas.untrack();
      return { table, formulas };
    });
    try {
      await context.sync();
    } catch (error) {
      // Excel does not look for special cells on a protected sheet: its tables pass for typed ones.
      if (isAccessDenied(error)) return [];
      throw error;
    }
    return asked.filter(({ formulas }) => !formulas.isNullObject).map(({ table }) => table);
  });
}

/** The columns of sums of a table's rows [from, to), counted from its first. */
function areasOf(table: Table, from: number, to: number): Area[] {
  const { firstRow, lastRow, columns, activities } = table;
  const rows = Math.min(to, lastRow - firstRow + 1) - from;
  if (rows <= 0 || activities.end === activities.start) return [];
  const sums = rulesOf(columns).map(({ total }) => columns.amount[total]);
  // Those of what stands in a table further down are far from the others.
  const stretches: [number, number][] = [];
  for (const column of sums.sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last && column - last[1] <= WIDEST_GAP + 1) last[1] = column;
    else stretches.push([column, column]);
  }
  return stretches.flatMap(([left, right]) => {
    const width = right - left + 1;
    const height = Math.max(1, Math.floor(CELLS_AT_A_TIME / width));
    const areas: Area[] = [];
    for (let done = 0; done < rows; done += height) {
      areas.push({
        table,
        sheet: table.sheet,
        ...sheetCell(firstRow + from + done, left),
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
      sheet: table.sheet,
      ...sheetCell(row, left),
      rows: 1,
      columns: right - left + 1,
    })),
  );
}

const hasFormula = ({ formulas }: FormulaBlock): boolean =>
  formulas.some((row) => row.some((cell) => typeof cell === "string" && cell.startsWith("=")));

function inParts(areas: readonly Area[]): Area[][] {
  const parts: Area[][] = [];
  let cells = Infinity;
  for (const area of areas) {
    const size = area.rows * area.columns;
    if (cells + size > CELLS_AT_A_TIME) {
      parts.push([]);
      cells = 0;
    }
    parts.at(-1)?.push(area);
    cells += size;
  }
  return parts;
}
