import { areaAt, sumTerms, type Rect, type SumArea } from "../../poi/formula-audit/sum-terms";
import { formulasIn } from "../../workbook-file/formulas";
import { fileCellKey, type FileSheet, type FileValue } from "../../workbook-file/read-workbook";

/**
 * Sheets of a file with the results of those formulas that were saved without one, as programs write them that do not
 * calculate, and are plain sums of cells. Of the others, and what goes by them, the cells stay blank, and uncalculated.
 */
export function withSums(sheets: readonly FileSheet[]): FileSheet[] {
  const sums = new Sums(sheets);
  return sheets.map((sheet) => {
    if (sheet.uncalculated.size === 0) return sheet;
    const left = new Set<number>();
    const { firstRow, firstColumn } = sheet;
    const values = sheet.values.map((cells, at) =>
      cells.map((value, of) => {
        const key = fileCellKey(firstRow + at, firstColumn + of);
        if (!sheet.uncalculated.has(key)) return value;
        const sum = sums.at(sheet, firstRow + at, firstColumn + of);
        if (sum === undefined) left.add(key);
        return sum ?? value;
      }),
    );
    return { ...sheet, values, uncalculated: left };
  });
}

/** Cells that are looked at before the rest stays uncalculated: TOTALs of a full sheet's columns, and as much again. */
const MOST_LOOKED_AT = 100_000_000;

/** Formulas that go by one another, one in the other; going down a sheet, those before are known already. */
const DEEPEST = 500;

/** A formula that adds up under a condition of its own: that the sum is none, which says the same. */
const UNLESS_NONE = /^=IF\((.+)=0,(?:""|0)?,\1\)$/i;
/** Functions that may make something else of a sum. */
const CONDITION = /\bIF\(/i;
const ROUNDING = /\bROUND\(/i;
const SUBTOTAL = /\bSUBTOTAL\(/i;

/** The sums of a file's cells, each worked out once. */
class Sums {
  private readonly formulas = new Map<FileSheet, ReadonlyMap<number, string>>();
  private readonly known = new Map<FileSheet, Map<number, number | undefined>>();
  private lookedAt = 0;
  private depth = 0;

  constructor(private readonly sheets: readonly FileSheet[]) {}

  /** The result of an uncalculated formula; undefined where it is no plain sum of known numbers, or a circle. */
  at(sheet: FileSheet, row: number, column: number): number | undefined {
    let known = this.known.get(sheet);
    if (!known) this.known.set(sheet, (known = new Map<number, number | undefined>()));
    const key = fileCellKey(row, column);
    if (!known.has(key)) {
      // Until it is known, for one that goes by itself.
      known.set(key, undefined);
      this.depth++;
      if (this.depth <= DEEPEST) known.set(key, this.sumOf(sheet, row, column));
      this.depth--;
    }
    return known.get(key);
  }

  private sumOf(sheet: FileSheet, row: number, column: number): number | undefined {
    const formula = this.formulasOf(sheet).get(fileCellKey(row, column)) ?? "";
    const terms = sumTerms(formula);
    if (terms === undefined || terms === "external" || terms.isBroken) return undefined;
    if (CONDITION.test(formula) && !UNLESS_NONE.test(formula)) return undefined;
    let sum = terms.constant;
    for (const area of terms.areas) {
      const added = this.areaSum(area, sheet, areaAt(area, row, column));
      if (added === undefined) return undefined;
      sum += area.factor * added;
    }
    return ROUNDING.test(formula) && !Number.isInteger(sum) ? undefined : sum;
  }

  private areaSum({ sheet: named, inSubtotal }: SumArea, own: FileSheet, rect: Rect) {
    const sheet =
      named === undefined
        ? own
        : this.sheets.find(({ name }) => name.toLowerCase() === named.toLowerCase());
    if (!sheet || sheet.hidden) return undefined;
    if (inSubtotal && hasHiddenRow(sheet, rect)) return undefined;
    const isCell = rect.top === rect.bottom && rect.left === rect.right;
    const bottom = Math.min(rect.bottom, sheet.firstRow + sheet.values.length - 1);
    const right = Math.min(rect.right, sheet.firstColumn + sheet.columns - 1);
    let sum = 0;
    for (let row = Math.max(rect.top, sheet.firstRow); row <= bottom; row++) {
      for (let column = Math.max(rect.left, sheet.firstColumn); column <= right; column++) {
        if (++this.lookedAt > MOST_LOOKED_AT) return undefined;
        const key = fileCellKey(row, column);
        if (inSubtotal && SUBTOTAL.test(this.formulasOf(sheet).get(key) ?? "")) continue;
        const value = sheet.uncalculated.has(key)
          ? this.at(sheet, row, column)
          : sheet.values[row - sheet.firstRow][column - sheet.firstColumn];
        if (value === undefined || isInTheWay(value, isCell)) return undefined;
        if (typeof value === "number") sum += value;
      }
    }
    return sum;
  }

  /** By `fileCellKey`, in R1C1 notation. */
  private formulasOf(sheet: FileSheet): ReadonlyMap<number, string> {
    let formulas = this.formulas.get(sheet);
    if (!formulas) {
      const found = formulasIn(sheet.sheetData(), () => true);
      formulas = new Map(
        found.map(({ row, column, formula }) => [fileCellKey(row, column), formula]),
      );
      this.formulas.set(sheet, formulas);
    }
    return formulas;
  }
}

/** Whether a value makes an error of a sum, or may: an error does, and a text where it is added by itself. */
const isInTheWay = (value: FileValue, isCell: boolean): boolean =>
  typeof value === "string" && value !== "" && (isCell || value.startsWith("#"));

const hasHiddenRow = ({ hiddenRows }: FileSheet, { top, bottom }: Rect): boolean =>
  hiddenRows.some(({ start, end }) => start <= bottom && end > top);
