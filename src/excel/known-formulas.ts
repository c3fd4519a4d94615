import type { FormulaBlock } from "../poi/formula-audit/formula-audit";
import type { RowFormulas } from "../poi/followed-rows/followers";
import type { Plan } from "../poi/plan";
import { cellValues } from "./cell-values";
import { runExcel } from "./run";
import { usedOnce } from "./sheets";

/** A rectangle of a sheet; 0-based. */
export interface SheetArea {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** More cells than these are read anew each time: kept, the formulas of a full sheet would take as much memory as its plan. */
const MOST_KEPT = 1_000_000;

/** What is known of an area. */
interface Known {
  readonly block: FormulaBlock;
  /** Sheet rows that have changed since it was read. */
  readonly changed: Set<number>;
  /** By sheet row, the formulas that follow other rows than their own. */
  readonly following: ReadonlyMap<number, readonly string[]>;
}

/**
 * The formulas of a plan's cells as they were read, while the plan is followed (`followChanges`): of an area that is asked
 * for again only the rows that have changed are read. A plan that was read anew has none.
 */
export class KnownFormulas {
  private readonly known = new Map<string, Known>();
  /** Each formula once, and whether it follows other rows: in R1C1 notation a sheet has few. */
  private readonly texts = new Map<string, { readonly text: string; readonly follows: boolean }>();
  private cells = 0;
  /** Rows that have changed, in the order in which that was told. */
  private readonly told: { readonly sheet: string; readonly row: number }[] = [];

  /** Rows of a sheet have changed: what was known of them holds no more. */
  forget(sheet: string, rows: Iterable<number>): void {
    for (const row of rows) {
      this.told.push({ sheet, row });
      for (const known of this.known.values()) noteChanged(known, sheet, row);
    }
  }

  /** The rows of which some formula follows other rows, or may. */
  rowsFollowing(): RowFormulas[] {
    return [...this.known.values()].flatMap(({ block: { sheet }, changed, following }) => [
      ...Array.from(following, ([row, formulas]) => ({ sheet, row, formulas })),
      ...Array.from(changed, (row) => ({ sheet, row, formulas: undefined })),
    ]);
  }

  /**
   * The formulas of some areas: at most one round trip.
   * @param followsOtherRows asked of each formula once
   * @throws CuadraError as runExcel
   */
  async read(
    areas: readonly SheetArea[],
    followsOtherRows: (formula: string) => boolean,
  ): Promise<FormulaBlock[]> {
    const toldBefore = this.told.length;
    const missing = areas.flatMap((area) => {
      const known = this.known.get(keyOf(area));
      return known ? Array.from(known.changed, (row) => ({ ...area, row, rows: 1 })) : [area];
    });
    const read =
      missing.length === 0 ? [] : await runExcel((context) => formulasOf(context, missing));
    const fresh = new Map(missing.map((area, at) => [keyOf(area), read[at]]));
    const blocks = areas.map((area) => {
      const known = this.known.get(keyOf(area));
      return known ? withRows(known, area, fresh) : fresh.get(keyOf(area));
    });
    return blocks.flatMap((block, at) => {
      if (!block) return [];
      if (this.known.get(keyOf(areas[at]))?.block !== block)
        this.keep(areas[at], block, toldBefore, followsOtherRows);
      return [block];
    });
  }

  private keep(
    area: SheetArea,
    block: FormulaBlock,
    toldBefore: number,
    followsOtherRows: (formula: string) => boolean,
  ): void {
    const key = keyOf(area);
    if (!this.known.has(key)) {
      this.cells += area.rows * area.columns;
      if (this.cells > MOST_KEPT) return;
    }
    const following = new Map<number, readonly string[]>();
    const formulas = block.formulas.map((row, index) => {
      const others = new Set<string>();
      const cells = row.map((cell) => {
        if (typeof cell !== "string") return cell;
        const { text, follows } = this.once(cell, followsOtherRows);
        if (follows) others.add(text);
        return text;
      });
      if (others.size > 0) following.set(block.firstRow + index, [...others]);
      return cells;
    });
    const known: Known = { block: { ...block, formulas }, changed: new Set(), following };
    // What has changed while it was read may be in it or not.
    for (const { sheet, row } of this.told.slice(toldBefore)) noteChanged(known, sheet, row);
    this.known.set(key, known);
  }

  private once(
    text: string,
    followsOtherRows: (formula: string) => boolean,
  ): { readonly text: string; readonly follows: boolean } {
    const known = this.texts.get(text);
    if (known) return known;
    const once = { text, follows: text.startsWith("=") && followsOtherRows(text) };
    this.texts.set(text, once);
    return once;
  }
}

/** By where a plan's activities stand, which is the same for every plan that is patched from it. */
const ofPlans = new WeakMap<Plan["activities"]["sheetRow"], KnownFormulas>();

/** What is known of a plan's formulas. */
export function knownFormulas({ activities }: Plan): KnownFormulas {
  let known = ofPlans.get(activities.sheetRow);
  if (!known) ofPlans.set(activities.sheetRow, (known = new KnownFormulas()));
  return known;
}

/** Cells have moved, on whatever sheet: formulas that name them say so in another way. */
export const forgetFormulas = ({ activities }: Plan): boolean =>
  ofPlans.delete(activities.sheetRow);

const keyOf = ({ sheet, row, column, rows, columns }: SheetArea): string =>
  [row, column, rows, columns, sheet].join(" ");

function noteChanged({ block, changed }: Known, sheet: string, row: number): void {
  const isIn = row >= block.firstRow && row < block.firstRow + block.formulas.length;
  if (isIn && block.sheet === sheet) changed.add(row);
}

/** What is known of an area, with the rows that were read again. */
function withRows(
  { block, changed }: Known,
  area: SheetArea,
  fresh: ReadonlyMap<string, FormulaBlock>,
): FormulaBlock {
  if (changed.size === 0) return block;
  const formulas = [...block.formulas];
  for (const row of changed) {
    const read = fresh.get(keyOf({ ...area, row, rows: 1 }));
    if (read) formulas[row - block.firstRow] = read.formulas[0];
  }
  return { ...block, formulas };
}

async function formulasOf(
  context: Excel.RequestContext,
  areas: readonly SheetArea[],
): Promise<FormulaBlock[]> {
  const asked = areas.map(({ sheet, row, column, rows, columns }) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const range = usedOnce(worksheet.getRangeByIndexes(row, column, rows, columns));
    range.load("formulasR1C1");
    return range;
  });
  await context.sync();
  return asked.map((range, at) => ({
    sheet: areas[at].sheet,
    firstRow: areas[at].row,
    firstColumn: areas[at].column,
    formulas: cellValues(range.formulasR1C1),
  }));
}
