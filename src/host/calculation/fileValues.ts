import { keepsCells, sizeOf, type Rect, type Shift } from "../model/address";
import type { Area, CellPlace } from "../model/area";
import { CellMap, columnOfKey, rowOfKey } from "../model/cellMap";
import { CellKind, withinUsed, type Cell } from "../model/cells";
import { namesIn, shiftFormula } from "../model/formulaText";
import { moveMap, shiftedKey } from "../model/shiftedKeys";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { MOST_FILLED } from "./engine/engineLimits";
import { areaRect, parse } from "./quick/template";
import type { Precedents, References } from "./references";

/** What a cell had in the file. */
interface Former {
  readonly value: Cell;
  /** As it would read now; undefined where there was none, or where it would not come to the same any more. */
  readonly formula: string | undefined;
}

/** References that are known when they are worked out, and those over several sheets. */
const UNUSUAL = /INDIRECT|OFFSET|:[^:!]*'!/;

/** What comes to something else in another place. */
const PLACE_TELLING = /\b(?:ROW|COLUMN|CELL|ADDRESS|FORMULATEXT)\s*\(/i;

/** A chain of formulas is followed so often through all of them; beyond, all of them are worked out. */
const MOST_ROUNDS = 100;

/**
 * Which formulas still have the value that the file has for them: those that look at nothing that was touched since it
 * was opened, directly or by way of others. Excel worked them out, which no other engine does better, so nobody does
 * again.
 */
export class FileValues {
  /** By the sheets of the file whose cells are those of the file. */
  private readonly former = new Map<Worksheet, CellMap<Former>>();
  /** Touched cells whose dependents are not known yet. */
  private fresh: CellPlace[] = [];
  /** Sheets of the file some formula of which it has no value of. */
  private readonly incomplete = new Set<Worksheet>();

  constructor(
    private readonly workbook: Workbook,
    private readonly references: References,
  ) {}

  /**
   * The workbook is what the file says.
   * @param isCalculationAsked whether it is to be calculated when opened: programs that do not calculate write 0 where
   * they have no value, so that a 0 does not stand
   * @returns whether there are formulas whose values do not stand
   */
  begin(isCalculationAsked: boolean): boolean {
    for (const sheet of this.workbook.sheets) {
      this.former.set(sheet, new CellMap<Former>());
      sheet.formulas.forEach((_, key) => {
        const shown = this.shown({ sheet, key });
        const isEmpty = shown.kind === CellKind.empty;
        if (isEmpty) this.incomplete.add(sheet);
        const isZero = shown.kind === CellKind.number && shown.value === 0;
        if (isEmpty || (isCalculationAsked && isZero)) this.touch({ sheet, key });
      });
    }
    return this.fresh.length > 0;
  }

  /** A cell is about to get another content. */
  touch(place: CellPlace): void {
    if (this.remember(place)) this.fresh.push(place);
  }

  /** @returns whether it had what the file says until now */
  private remember(place: CellPlace): boolean {
    const former = this.former.get(place.sheet);
    if (!former || former.has(place.key)) return false;
    const formula = place.sheet.formulas.get(place.key);
    former.set(place.key, { value: this.shown(place), formula });
    return true;
  }

  private shown({ sheet, key }: CellPlace): Cell {
    return sheet.cells.get(rowOfKey(key), columnOfKey(key));
  }

  /** Whether a formula has the file's value, and keeps it. */
  stands(sheet: Worksheet, key: number): boolean {
    const former = this.former.get(sheet);
    return former !== undefined && !former.has(key);
  }

  /** What the file says in a cell; undefined where that is not known any more. */
  inFile(sheet: Worksheet, key: number): Cell | undefined {
    const former = this.former.get(sheet);
    return former && (former.get(key)?.value ?? this.shown({ sheet, key }));
  }

  /** What the file says that a formula comes to; undefined where it does not, or has another formula there. */
  resultInFile(sheet: Worksheet, key: number): Cell | undefined {
    const former = this.former.get(sheet)?.get(key);
    if (former && former.formula !== sheet.formulas.get(key)) return undefined;
    const value = this.inFile(sheet, key);
    return value?.kind === CellKind.empty ? undefined : value;
  }

  /** Whether the file's values of all cells that a formula looks at are known. */
  knowsAll(precedents: Precedents): boolean {
    const sheets =
      precedents === "everything" ? [...this.former.keys()] : precedents.map(({ sheet }) => sheet);
    return sheets.every((sheet) => this.former.has(sheet) && !this.incomplete.has(sheet));
  }

  /** What a sheet or names say is about to change: formulas that look there are worked out anew. */
  touchLookingAt(isChanged: (formula: string, precedents: () => Precedents) => boolean): void {
    this.forEachStanding((place, formula) => {
      if (isChanged(formula, () => this.precedents(place, formula))) this.touch(place);
    });
  }

  /**
   * Rows or columns are about to be put into a sheet or taken out of it: what the file says moves along. A formula
   * stands where it looks at the same cells afterwards; what any other would have come to is not known.
   */
  shiftSheet(sheet: Worksheet, shift: Shift): void {
    const moved = this.former.get(sheet);
    if (!moved) return;
    const stays = ({ sheet: home, key }: CellPlace, formula: string): boolean =>
      this.looksAtTheSame({ sheet: home, key }, formula, sheet, shift);
    this.forEachStanding((place, formula) => {
      if (!stays(place, formula)) this.touch(place);
    });
    for (const [home, former] of this.former) {
      former.forEach(({ value, formula }, key) => {
        if (formula === undefined) return;
        const isSame = home.formulas.get(key) === formula && stays({ sheet: home, key }, formula);
        const shifted = isSame ? shiftFormula(formula, home.name, sheet.name, shift) : undefined;
        former.set(key, { value, formula: shifted });
      });
    }
    moveMap(moved, shift, (former) => former);
    this.fresh = this.fresh.flatMap((place) => {
      const key = place.sheet === sheet ? shiftedKey(place.key, shift) : place.key;
      return key === undefined ? [] : [{ sheet: place.sheet, key }];
    });
  }

  private looksAtTheSame(
    place: CellPlace,
    formula: string,
    moved: Worksheet,
    shift: Shift,
  ): boolean {
    const precedents = this.precedents(place, formula);
    if (precedents === "everything") return false;
    const rects = precedents.filter(({ sheet }) => sheet === moved).map(({ rect }) => rect);
    if (place.sheet === moved) rects.push(place.sheet.filledBy(place.key));
    if (rects.length === 0) return true;
    // What a name stands for may be another place from each cell.
    if (PLACE_TELLING.test(formula) || namesIn(formula).length > 0) return false;
    return rects.every((rect) => keepsCells(rect, shift));
  }

  /** What the file says of the cells of a sheet is not to be believed any longer. */
  forgetSheet(sheet: Worksheet): void {
    if (!this.former.has(sheet)) return;
    this.touchLookingAt((_, precedents) => looksAt(precedents(), sheet));
    // Those that look at its formulas look at it.
    this.former.delete(sheet);
    this.fresh = this.fresh.filter((place) => place.sheet !== sheet);
  }

  /** The formulas that have lost their stand since this was last asked for: to be worked out. */
  takeAffected(): CellPlace[] {
    const affected: CellPlace[] = [];
    const touched = new TouchedCells();
    const take = (place: CellPlace): void => {
      if (place.sheet.formulas.has(place.key)) affected.push(place);
      touched.add(place);
    };
    for (const place of this.fresh) take(place);
    this.fresh = [];
    let isMore = affected.length > 0 || touched.some;
    for (let round = 0; isMore; round += 1) {
      isMore = false;
      this.forEachStanding((place, formula) => {
        const isAffected = round >= MOST_ROUNDS || touched.isAmong(this.precedents(place, formula));
        if (!isAffected || !this.remember(place)) return;
        take(place);
        isMore = true;
      });
    }
    return affected;
  }

  private forEachStanding(visit: (place: CellPlace, formula: string) => void): void {
    for (const [sheet, former] of this.former) {
      sheet.formulas.forEach((formula, key) => {
        if (!former.has(key)) visit({ sheet, key }, formula);
      });
    }
  }

  private precedents({ sheet: home, key }: CellPlace, formula: string): Precedents {
    const row = rowOfKey(key);
    // Formulas of a list are taken apart once; of the usual ones all references are plain.
    const parsed = UNUSUAL.test(formula) ? undefined : parse(formula, row);
    if (!parsed) return this.references.possiblePrecedents(home, formula);
    const areas: Area[] = [];
    for (const reference of parsed.references) {
      const sheet = reference.sheet === undefined ? home : this.workbook.findSheet(reference.sheet);
      if (sheet) areas.push({ sheet, rect: areaRect(reference, row) });
    }
    return areas;
  }
}

/** Whether a formula may look at a sheet. */
export function looksAt(precedents: Precedents, sheet: Worksheet): boolean {
  return precedents === "everything" || precedents.some((area) => area.sheet === sheet);
}

/** The rows of touched cells in a column. */
interface TouchedRows {
  readonly rows: Set<number>;
  first: number;
  last: number;
}

/** Cells that were touched, to be found by the areas that formulas look at. */
class TouchedCells {
  private readonly sheets = new Map<Worksheet, Map<number, TouchedRows>>();

  get some(): boolean {
    return this.sheets.size > 0;
  }

  /** Adds a cell; of an array formula all that it fills. */
  add({ sheet, key }: CellPlace): void {
    let columns = this.sheets.get(sheet);
    if (!columns) this.sheets.set(sheet, (columns = new Map<number, TouchedRows>()));
    const { top, bottom, left, right } = filledOf(sheet, key);
    for (let column = left; column <= right; column += 1) {
      let touched = columns.get(column);
      if (!touched)
        columns.set(column, (touched = { rows: new Set(), first: Infinity, last: -Infinity }));
      touched.first = Math.min(touched.first, top);
      touched.last = Math.max(touched.last, bottom);
      for (let row = top; row <= bottom; row += 1) touched.rows.add(row);
    }
  }

  isAmong(precedents: Precedents): boolean {
    if (precedents === "everything") return this.some;
    return precedents.some(({ sheet, rect }) => this.isIn(this.sheets.get(sheet), rect));
  }

  private isIn(columns: ReadonlyMap<number, TouchedRows> | undefined, rect: Rect): boolean {
    if (!columns) return false;
    if (rect.right - rect.left < columns.size) {
      for (let column = rect.left; column <= rect.right; column += 1)
        if (hasRow(columns.get(column), rect)) return true;
      return false;
    }
    for (const [column, touched] of columns)
      if (column >= rect.left && column <= rect.right && hasRow(touched, rect)) return true;
    return false;
  }
}

/** What a formula fills; of one that fills more than anybody works out, what is used of it. */
function filledOf(sheet: Worksheet, key: number): Rect {
  const filled = sheet.filledBy(key);
  const { rows, columns } = sizeOf(filled);
  return rows * columns <= MOST_FILLED
    ? filled
    : (withinUsed(sheet.cells, filled) ?? { ...filled, bottom: filled.top, right: filled.left });
}

function hasRow(touched: TouchedRows | undefined, { top, bottom }: Rect): boolean {
  if (!touched || touched.first > bottom || touched.last < top) return false;
  if (bottom - top < touched.rows.size) {
    for (let row = top; row <= bottom; row += 1) if (touched.rows.has(row)) return true;
    return false;
  }
  for (const row of touched.rows) if (row >= top && row <= bottom) return true;
  return false;
}
