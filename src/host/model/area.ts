import type { Rect } from "./address";
import type { Worksheet } from "./worksheet";

/** Cells of one sheet. */
export interface Area {
  readonly sheet: Worksheet;
  readonly rect: Readonly<Rect>;
}

/** A cell of a sheet, by cellKey. */
export interface CellPlace {
  readonly sheet: Worksheet;
  readonly key: number;
}
