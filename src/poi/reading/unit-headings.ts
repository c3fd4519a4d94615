import type { Row } from "../cells";
import { unitNamedIn } from "../header/unit-words";
import type { OpenTable } from "./open-table";
import type { SectionName } from "./rows-builder";

/** The units that lines over activities name, where a table has no column of units. */
export class UnitHeadings {
  /** The unit that a line above the next table names. */
  private above: string | undefined;

  /** Forgets what stands above: another sheet begins. */
  forget(): void {
    this.above = undefined;
  }

  /** Takes a row that stands above a table. */
  addAbove(row: Row): void {
    this.above = unitNamedIn(row, false) ?? this.above;
  }

  /** Takes a row of an open table that is no activity: the unit that it may name is that of the activities from `next` on. */
  addWithin(row: Row, { shape, sections }: OpenTable, next: number): void {
    if (shape.unit >= 0) return;
    this.addAbove(row);
    const unit = unitNamedIn(row, true);
    if (unit !== undefined) sections.push({ from: next, unit });
  }

  /**
   * What a table begins with: the unit that the line above it names, or the last one of the page that it continues.
   * @param first index of the table's first activity
   * @param continued the table that it continues, if it does
   */
  begin(first: number, continued: OpenTable | undefined): SectionName[] {
    const unit = this.above ?? continued?.sections.at(-1)?.unit;
    this.above = undefined;
    return unit === undefined ? [] : [{ from: first, unit }];
  }
}
