import fc from "fast-check";
import { followChanges } from "../../src/excel/follow";
import { readPlan, type Reading } from "../../src/excel/read";
import { watchCells, type SheetChange } from "../../src/excel/watch";
import type { EmbeddedExcel } from "../../src/host/node";
import { cellAddress, sheetCell } from "../../src/poi/address";
import { lookedAt } from "../../src/poi/linked-sheets/leave-out-linked";
import { CuadraError } from "../../src/poi/error";
import type { Plan, Table } from "../../src/poi/plan";
import { rowsIn } from "../../src/poi/row-range";
import { rulesOf } from "../../src/poi/sums/rules";
import { settled } from "../taskpane/settled";
import { edit } from "./workbooks";

/** Something done to a workbook; what to, by numbers of any size. */
export interface Edit {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  /** What is typed; or what else is done, or with which cell. */
  readonly to: string;
}

const ways: fc.WeightedArbitrary<string>[] = [
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 20 }).map(String) },
  { weight: 4, arbitrary: fc.constantFrom("=sum", "=2+3", "total") },
  { weight: 2, arbitrary: fc.constantFrom("", "-", "doce", "1.234", "=1/0") },
  { weight: 1, arbitrary: fc.constantFrom("header", "name", "rename") },
];

const editsOf = (to: fc.Arbitrary<string>): fc.Arbitrary<Edit[][]> =>
  fc.array(
    fc.array(fc.record({ table: fc.nat(9), row: fc.nat(99), column: fc.nat(99), to }), {
      minLength: 1,
      maxLength: 3,
    }),
    { minLength: 1, maxLength: 6 },
  );

/** Some changes, one after the other, each of one or a few cells. */
export const edits = editsOf(fc.oneof(...ways));

/** Likewise, also of formulas: what a cell held is typed again, what that of another row held, or its whole row as values. */
export const editsOfFormulas = editsOf(
  fc.oneof(...ways, {
    weight: 6,
    arbitrary: fc.constantFrom("as it was", "as the next", "values"),
  }),
);

/** A workbook open in Excel of which the plan is followed as the pane does. */
export class FollowedBook {
  /** Changes that were followed, and after which everything was read. */
  readonly times = { followed: 0, whole: 0 };
  /** Stops listening. */
  stop: () => Promise<void> = () => Promise.resolve();
  private readonly changes: SheetChange[] = [];
  private heard = 0;
  private typed = 0;
  /** Sheets by the names by which they were read. */
  private readonly renamed = new Map<string, string>();
  /** What each sheet's cells held at first, formulas as such. */
  private readonly held = new Map<string, readonly (readonly string[])[]>();

  private constructor(
    private readonly excel: EmbeddedExcel,
    private reading: Reading,
  ) {}

  /** Reads an open workbook, with formulas where its figures are sums, and listens to it. */
  static async of(excel: EmbeddedExcel): Promise<FollowedBook> {
    await writeSums((await readPlan()).plan);
    const book = new FollowedBook(excel, await readPlan());
    await book.noteHeld();
    book.stop = await watchCells((changes) => {
      book.changes.push(...changes);
      book.heard += changes.length;
    }, 0);
    return book;
  }

  get plan(): Plan {
    return this.reading.plan;
  }

  /** Does some things, and follows them; false where there is no plan any more. */
  async follow(some: readonly Edit[]): Promise<boolean> {
    for (const each of some) await this.make(each);
    // Excel tells of changes in a turn of its own.
    await settled(() => this.heard === this.typed);
    const { plan, sheets } = this.reading;
    const followed = await this.followed(plan, sheets, this.changes.splice(0));
    this.times[followed ? "followed" : "whole"]++;
    if (followed) this.reading = { ...this.reading, plan: followed };
    else {
      const reading = await readPlan().catch((error: unknown) => {
        if (error instanceof CuadraError) return undefined;
        throw error;
      });
      if (!reading) return false;
      this.reading = reading;
      this.renamed.clear();
    }
    return true;
  }

  private async noteHeld(): Promise<void> {
    await Excel.run(async (context) => {
      for (const { sheet } of this.whole.tables) {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1:BZ99");
        range.load("formulas");
        await context.sync();
        this.held.set(
          sheet,
          range.formulas.map((row: unknown[]) => row.map(String)),
        );
      }
    });
  }

  /** The plan with its linked tables. */
  private get whole(): Plan {
    return lookedAt(this.plan)?.whole ?? this.plan;
  }

  private nameOf(sheet: string): string {
    return this.renamed.get(sheet) ?? sheet;
  }

  private async followed(...asked: Parameters<typeof followChanges>): Promise<Plan | null> {
    try {
      return await followChanges(...asked);
    } catch (error) {
      if (error instanceof CuadraError) return null;
      throw error;
    }
  }

  private async make({ table: at, row, column, to }: Edit): Promise<void> {
    const { whole: plan } = this;
    const table = plan.tables[at % plan.tables.length];
    const { start, end } = table.activities;
    const total = table.totals.start + (row % Math.max(1, table.totals.end - table.totals.start));
    const sheetRow =
      to === "total" && table.totals.end > table.totals.start
        ? plan.totals.sheetRow[total]
        : plan.activities.sheetRow[start + (row % (end - start))];
    const amounts = table.columns.amount.filter((each) => each >= 0);
    const slot = table.columns.amount.indexOf(amounts[column % amounts.length]);
    const type = async (address: string, text: string): Promise<void> => {
      await this.excel.user.type(this.nameOf(table.sheet), address, text);
      this.typed++;
    };
    const address = (of: number): string => cellAddress(sheetRow, table.columns.amount[of]);
    switch (to) {
      case "=sum":
        return type(address(slot), sumIn(table, sheetRow, slot) ?? "=2+3");
      case "total":
        return type(address(slot), String(row));
      case "header": {
        const cell = sheetCell(table.lastHeaderRow, table.columns.amount[slot]);
        return type(cellAddress(cell.row, cell.column), "OBSERVACIÓN");
      }
      case "name":
        return type(cellAddress(sheetRow, table.columns.text.activity), `OTRA ${row}`);
      case "rename": {
        const name = `Hoja ${row} de ${at % plan.tables.length}`;
        if (this.nameOf(table.sheet) !== name) this.typed++;
        this.excel.user.renameSheet(this.nameOf(table.sheet), name);
        this.renamed.set(table.sheet, name);
        return type(address(slot), "7");
      }
      case "as it was":
      case "as the next": {
        const at = sheetCell(sheetRow, table.columns.amount[slot]);
        const below = to === "as it was" ? 0 : 1;
        return type(address(slot), this.held.get(table.sheet)?.[at.row + below]?.[at.column] ?? "");
      }
      case "values":
        for (const [at, each] of amounts.entries())
          await type(cellAddress(sheetRow, each), String(at % 3));
        return;
      default:
        return type(address(slot), to);
    }
  }
}

/** Writes a formula wherever a cell is the sum of others: of its row, or of the activities over TOTAL. */
async function writeSums({ tables, activities, totals }: Plan): Promise<void> {
  await edit(({ worksheets }) => {
    for (const table of tables) {
      const sheet = worksheets.getItem(table.sheet);
      const write = (row: number, slot: number, formula: string | undefined): void => {
        const address = cellAddress(row, table.columns.amount[slot]);
        if (formula !== undefined) sheet.getRange(address).formulas = [[formula]];
      };
      const again = table.seriesBelow?.again ?? [];
      const sums = rulesOf(table.columns).map(({ total }) => total);
      const rows = rowsIn(table.activities);
      for (const row of rows)
        for (const slot of sums)
          write(activities.sheetRow[row], slot, sumIn(table, activities.sheetRow[row], slot));
      for (const row of rows)
        for (const { slot, column } of again) {
          const formula = `=${cellAddress(activities.sheetRow[row], table.columns.amount[slot])}`;
          const address = cellAddress(activities.sheetRow[row], column);
          sheet.getRange(address).formulas = [[formula]];
        }
      for (const total of rowsIn(table.totals))
        for (const [slot, column] of table.columns.amount.entries()) {
          if (column < 0) continue;
          const sum = rows.reduce((all, row) => all + (activities.amounts[slot]?.[row] ?? 0), 0);
          if (sum !== totals.amounts[slot]?.[total]) continue;
          const cells = rows.map((row) => cellAddress(activities.sheetRow[row], column));
          write(totals.sheetRow[total], slot, `=${cells.join("+")}`);
        }
    }
  });
}

/** The formula of the sum that a row's cell must be, if it must be one. */
function sumIn({ columns }: Table, sheetRow: number, slot: number): string | undefined {
  const parts = rulesOf(columns).find(({ total }) => total === slot)?.parts;
  return parts && `=${parts.map((part) => cellAddress(sheetRow, columns.amount[part])).join("+")}`;
}
