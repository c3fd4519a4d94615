import type { NamedArea } from "../formula-audit/sum-terms";
import { namedAreas } from "./named-areas";
import { sheetReferences, type SheetReferences } from "./sheet-references";

/** Formulas by what they take from other cells: those of a sheet are few, written in R1C1. */
export class KnownReferences {
  private readonly ofSheets = new Map<string, SheetReferences | undefined>();
  private readonly ofCells = new Map<string, readonly NamedArea[] | undefined>();

  /** What it takes from other sheets, as `sheetReferences`. */
  of(formula: string): SheetReferences | undefined {
    if (!this.ofSheets.has(formula)) this.ofSheets.set(formula, sheetReferences(formula));
    return this.ofSheets.get(formula);
  }

  /** The cells that it follows, as `namedAreas`. */
  areasOf(formula: string): readonly NamedArea[] | undefined {
    if (!this.ofCells.has(formula)) this.ofCells.set(formula, namedAreas(formula));
    return this.ofCells.get(formula);
  }
}
