import fc from "fast-check";
import { rowsBelow, sheetCell } from "../../src/poi/address";
import type { CellValue, SheetBlock } from "../../src/poi/cells";
import type { Plan } from "../../src/poi/plan";
import type { FreshRow } from "../../src/poi/reading/fresh-row";
import { patchPlan } from "../../src/poi/reading/plan-patch";
import { LAYOUTS } from "../fixtures/layouts/index";
import { planOf, poiSheet } from "./poi-sheet";

/** Something typed in a table; which table, row and column, by numbers of any size. */
export interface Edit {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  /** "slide": the cell is deleted, and those right of it move to the left. */
  readonly to: CellValue | { readonly slide: true };
}

const typed = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 20 }) },
  { weight: 2, arbitrary: fc.constantFrom<Edit["to"]>({ slide: true }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Edit["to"]>("", "-", "S/D", "7", "1.234", "doce", -3, 120_000),
  },
  { weight: 1, arbitrary: fc.constantFrom<Edit["to"]>(0.5, 2.25) },
);

/** Some changes, one after the other, each of one or a few cells. */
export const edits: fc.Arbitrary<Edit[][]> = fc.array(
  fc.array(fc.record({ table: fc.nat(9), row: fc.nat(99), column: fc.nat(99), to: typed }), {
    minLength: 1,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 8 },
);

/** A plan with something of everything: running totals, percentages, fractions of kilometres, the same activity twice. */
function mixedSheet(): SheetBlock {
  const rising = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const uneven = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
  return poiSheet({
    title: "PLAN OPERATIVO INSTITUCIONAL 2021",
    activities: [
      { programmed: uneven },
      { programmed: uneven, unit: "GERENCIA DE FINANZAS " },
      { programmed: rising, cells: { E: 12, AD: 3, AE: 3, AF: 6, AG: 6, AH: 9, AI: 9 } },
      { measure: "PORCENTAJE ACUMULADO", programmed: rising, cells: { E: 12 } },
      { measure: "KILÓMETROS", programmed: uneven.map((amount) => amount + 0.5) },
      { activity: "ACTIVIDAD 1", programmed: uneven },
      { executed: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
      { cells: { F: "S/D", G: "4", H: "-" } },
    ],
    total: true,
  });
}

/** The books that edits are tried on: every layout that is understood, a plan of everything, and two plans of whole numbers. */
export const books: fc.Arbitrary<readonly SheetBlock[]> = fc.oneof(
  fc.constantFrom(...LAYOUTS.map(({ sheets }) => sheets)),
  fc.constant([mixedSheet()]),
  fc.constant([
    poiSheet({ activities: Array.from({ length: 7 }, () => ({})), total: true }),
    poiSheet({ sheet: "Otra", activities: [{}, { measure: "% DE AVANCE" }], total: { F: 9 } }),
  ]),
);

/** A workbook in which cells are typed, and the plan that is patched with them as the pane does. */
export class EditedBook {
  private readonly sheets: readonly (SheetBlock & { readonly values: CellValue[][] })[];

  constructor(sheets: readonly SheetBlock[]) {
    this.sheets = sheets.map((sheet) => ({
      ...sheet,
      values: sheet.values.map((row) => [...row]),
    }));
  }

  /** The plan as it is read from the sheets. */
  plan(): Plan {
    return planOf(...this.sheets);
  }

  /** Types into the cells of a plan's tables. Returns the plan patched; null where it must be read again. */
  type(plan: Plan, some: readonly Edit[]): Plan | null {
    return patchPlan(
      plan,
      some.flatMap((edit) => this.typeOne(plan, edit)),
    );
  }

  private typeOne(plan: Plan, { table: at, row, column, to }: Edit): FreshRow[] {
    const table = at % plan.tables.length;
    const { sheet: name, columns, activities, totals } = plan.tables[table];
    const sheet = this.sheets.find((each) => each.sheet === name);
    const rows = [
      ...plan.activities.sheetRow.subarray(activities.start, activities.end),
      ...plan.totals.sheetRow.subarray(totals.start, totals.end),
    ];
    if (!sheet || rows.length === 0) return [];
    const sheetRow = rows[row % rows.length];
    const cellsOf = (below: number): CellValue[] => sheet.values[sheetRow + below - sheet.firstRow];
    const amounts = columns.amount.filter((each) => each >= 0).sort((a, b) => a - b);
    const typed = amounts[column % amounts.length];
    const below = rowsBelow(typed);
    const places = amounts
      .filter((each) => rowsBelow(each) === below && each >= typed)
      .map((each) => sheetCell(0, each).column - sheet.firstColumn);
    const cells = cellsOf(below);
    if (typeof to !== "object") cells[places[0]] = to;
    else for (const [index, here] of places.entries()) cells[here] = cells[places[index + 1]] ?? "";
    const lines = [...new Set(amounts.map(rowsBelow))].filter((line) => line > 0);
    return [
      {
        table,
        sheetRow,
        firstColumn: sheet.firstColumn,
        values: [...cellsOf(0)],
        below: new Map(lines.map((line) => [line, { values: [...cellsOf(line)] }])),
      },
    ];
  }
}
