import type { CuadraError } from "../../poi/error";
import type { PointedField } from "../../poi/header/pointed-fields";
import type { PointedHeader } from "../../poi/header/pointed-header";
import type { HeaderRows, PlacedCell, PointingProblem } from "../../poi/header/pointing";

/** The header that a person is pointing at. */
export interface Pointing {
  /** The rows around it. */
  readonly rows: HeaderRows;
  /** The cells pointed at so far. */
  readonly cells: readonly PlacedCell[];
  /** What was pointed at in the same header before, and is replaced by this. */
  readonly replaces: PointedHeader | null;
  /** Why what was selected last was not taken, and for which field; null: for the header as a whole. */
  readonly problem: {
    readonly field: PointedField | null;
    readonly why: PointingProblem | "not-enough" | "data" | CuadraError;
  } | null;
}

/** What was kept last, to be taken back. */
export interface KeptPointing {
  readonly sheet: string;
  /** The headers pointed at before. */
  readonly before: readonly PointedHeader[];
}

/** Where a header is; the row is 0-based. */
export interface HeaderPlace {
  readonly sheet: string;
  readonly row: number;
}

/** What a person does in pointing at a header. */
export type PointingRequest =
  /** null: where the selection is. */
  | { readonly kind: "open"; readonly at: HeaderPlace | null }
  /** Takes the selected cells for a field. */
  | { readonly kind: "use"; readonly field: PointedField }
  | { readonly kind: "forget"; readonly field: PointedField }
  /** Keeps it in the workbook, and validates. */
  | { readonly kind: "keep" }
  /** Takes back what was kept last, and validates. */
  | { readonly kind: "undo"; readonly kept: KeptPointing }
  | { readonly kind: "close" };
