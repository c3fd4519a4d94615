import type { CellPlace } from "../model/area";
import type { Worksheet } from "../model/worksheet";

/** What changed in a workbook since its values were last worked out. */
export class Changes {
  /** Cells with another content that the engine's book has not been told of. */
  private readonly cells = new Map<Worksheet, Set<number>>();
  /** Sheets some cell of which has another content or place. */
  readonly sheets = new Set<Worksheet>();

  add({ sheet, key }: CellPlace): void {
    let keys = this.cells.get(sheet);
    if (!keys) this.cells.set(sheet, (keys = new Set()));
    keys.add(key);
  }

  has({ sheet, key }: CellPlace): boolean {
    return this.cells.get(sheet)?.has(key) === true;
  }

  /** The changed cells, sheet by sheet. */
  places(): CellPlace[] {
    return [...this.cells].flatMap(([sheet, keys]) => [...keys].map((key) => ({ sheet, key })));
  }

  /** The cells are of no interest any more: everything is fed anew. */
  forgetCells(): void {
    this.cells.clear();
  }

  forget(): void {
    this.cells.clear();
    this.sheets.clear();
  }
}
