import type { Area } from "../../model/area";
import { CellKind, type Cell } from "../../model/cells";
import type { Worksheet } from "../../model/worksheet";
import { NeededFirst } from "./cellResults";
import type { Effort } from "./effort";
import { visitUsed } from "./usedCells";
import { NotQuick } from "./values";

/** Reads a cell that may be a formula. */
export type CellReader = (sheet: Worksheet, row: number, column: number) => Cell;

/** A criterion of SUMIFS: equal to a text, not blank ("<>", which an empty string is not either), or any text ("?*"). */
export type Criterion = { readonly equals: string } | "filled" | "text";

type CriterionKind = "equals" | "filled" | "text";

const kindOf = (criterion: Criterion): CriterionKind =>
  typeof criterion === "string" ? criterion : "equals";

/** Whether a cell may meet a criterion of that kind. */
function meets(cell: Cell, kind: CriterionKind): boolean {
  if (kind === "filled") return cell.kind !== CellKind.empty;
  return cell.kind === CellKind.string && (kind === "equals" || cell.value !== "");
}

/** Criteria that are nothing but a text: they begin with a letter. */
const PLAIN_TEXT = /^\p{L}/u;
const NOT_A_TEXT = /^(?:true|false|verdadero|falso|inf|infinity|nan)$/i;

/** A criterion's text; others (numbers, comparisons, wildcards) are left to the engine. */
export function criterionOf(cell: Cell): Criterion {
  if (cell.kind !== CellKind.string) throw new NotQuick("a criterion that is no text");
  if (cell.value === "<>") return "filled";
  if (cell.value === "?*") return "text";
  const isExact = cell.value.startsWith("=");
  const plain = withoutWildcards(isExact ? cell.value.slice(1) : cell.value);
  const isText = isExact ? /^[<>=*?]*\p{L}/u.test(plain) : PLAIN_TEXT.test(plain);
  if (!isText || NOT_A_TEXT.test(plain)) throw new NotQuick("a criterion");
  return { equals: plain.toLowerCase() };
}

/** A text with its escaped wildcards as plain letters. */
export function withoutWildcards(pattern: string): string {
  const plain = pattern.replace(/~([*?~])|[*?]/g, (found, letter: string | undefined) => {
    if (letter === undefined) throw new NotQuick(`the wildcard ${found}`);
    return letter;
  });
  return plain;
}

/** What a pattern "*text*" has between its wildcards; undefined of any other. */
export function partOf(pattern: string): string | undefined {
  return /^\*(.*[^~])\*$/s.exec(pattern)?.[1];
}

/** What several formulas look for in the same columns, worked out once for all of them. */
export class Lookups {
  /** Undefined where they cannot be worked out here. */
  private readonly sums = new Map<string, Map<string, number> | undefined>();
  /** Undefined where a column cannot be searched here. */
  private readonly places = new Map<string, Map<string, number> | undefined>();
  /** Which texts the rows have in the columns of criteria: of every amount that is added up by the same texts. */
  private readonly keys = new Map<string, RowKeys>();

  constructor(
    private readonly read: CellReader,
    private readonly effort: Effort,
  ) {}

  /** Nothing worked out before holds. */
  forget(): void {
    this.sums.clear();
    this.places.clear();
    this.keys.clear();
  }

  /** Sum of `values` (how many rows, where undefined) in the rows that meet all criteria. */
  sum(
    values: Area | undefined,
    criteria: readonly { readonly area: Area; readonly criterion: Criterion }[],
  ): number {
    const columns = criteria.map(({ area }) => columnOf(area));
    const first = columns.at(0);
    const amounts = values && columnOf(values);
    if (!first) throw new NotQuick("no criteria");
    for (const column of [...columns, ...(amounts ? [amounts] : [])]) {
      if (heightOf(column) !== heightOf(first)) throw new NotQuick("areas of different heights");
    }
    const criteriaId = criteria
      .map(({ area, criterion }) => `${idOf(area)} ${kindOf(criterion)}`)
      .join(" ");
    const id = `${amounts ? idOf(amounts) : "count"} ${criteriaId}`;
    const groups = once(this.sums, id, () => {
      let keys = this.keys.get(criteriaId);
      if (!keys) {
        const kinds = criteria.map(({ criterion }) => kindOf(criterion));
        this.keys.set(criteriaId, (keys = this.keysOf(columns, kinds)));
      }
      return this.groupsOf(amounts, keys);
    });
    const key = criteria
      .map(({ criterion }) => (typeof criterion === "string" ? "" : criterion.equals))
      .join("\n");
    return groups.get(key) ?? 0;
  }

  private keysOf(columns: readonly Area[], kinds: readonly CriterionKind[]): RowKeys {
    const height = heightOf(columns[0] ?? fail());
    if (height > MOST_ROWS) throw new NotQuick("whole columns");
    this.effort.spend(height * columns.length);
    const texts = new Map<string, number>();
    const ofRow = new Int32Array(height);
    for (let at = 0; at < height; at += 1) {
      const key = this.keyOf(columns, kinds, at);
      let number = key === undefined ? -1 : texts.get(key);
      if (key !== undefined && number === undefined) texts.set(key, (number = texts.size));
      ofRow[at] = number ?? -1;
    }
    return { texts: [...texts.keys()], ofRow };
  }

  private groupsOf(amounts: Area | undefined, { texts, ofRow }: RowKeys): Map<string, number> {
    this.effort.spend(ofRow.length);
    const sums = new Float64Array(texts.length);
    for (let at = 0; at < ofRow.length; at += 1) {
      const key = ofRow[at];
      if (key < 0) continue;
      let amount = 1;
      if (amounts) {
        const cell = this.read(amounts.sheet, amounts.rect.top + at, amounts.rect.left);
        if (cell.kind === CellKind.error) throw new NotQuick("an error among the amounts");
        amount = cell.kind === CellKind.number ? cell.value : 0;
      }
      sums[key] += amount;
    }
    return new Map(texts.map((text, key) => [text, sums[key] ?? 0]));
  }

  /** A row's texts in the columns; undefined where one of them is none that a criterion could equal. */
  private keyOf(
    columns: readonly Area[],
    kinds: readonly CriterionKind[],
    at: number,
  ): string | undefined {
    let key = "";
    for (let index = 0; index < columns.length; index += 1) {
      const { sheet, rect } = columns[index];
      const cell = this.read(sheet, rect.top + at, rect.left);
      const kind = kinds[index];
      if (!meets(cell, kind)) return undefined;
      if (index > 0) key += "\n";
      if (kind === "equals" && cell.kind === CellKind.string) key += cell.value.toLowerCase();
    }
    return key;
  }

  /** 0-based place of the first cell of a column with a text; -1 where there is none. */
  place(area: Area, wanted: string): number {
    return this.placesOf(area).get(wanted.toLowerCase()) ?? -1;
  }

  /** 0-based place of the first cell of a column whose text has a part; -1 where there is none. */
  placeOfPart(area: Area, part: string): number {
    const places = this.placesOf(area);
    this.effort.spend(places.size);
    const folded = part.toLowerCase();
    let first = -1;
    for (const [text, place] of places)
      if ((first < 0 || place < first) && text.includes(folded)) first = place;
    return first;
  }

  /** The texts of a column in small letters, and where the first cell with each stands. */
  private placesOf(area: Area): Map<string, number> {
    const column = columnOf(area);
    return once(this.places, idOf(column), () => {
      const found = new Map<string, number>();
      const { sheet, rect } = column;
      visitUsed(sheet, rect.left, rect.top, rect.bottom, this.effort, (row) => {
        const cell = this.read(sheet, row, rect.left);
        if (cell.kind !== CellKind.string) return;
        const text = cell.value.toLowerCase();
        if (!found.has(text)) found.set(text, row - rect.top);
      });
      return found;
    });
  }

  /** Sheet row (0-based) of the last row whose cells say what the keys do (`isLookupKey`); -1 where there is none. */
  lastRow(columns: readonly Area[], keys: readonly Cell[]): number {
    const areNumbers = keys.map(({ kind }) => kind === CellKind.number);
    const id = columns.map((column, at) => `${idOf(column)}${areNumbers[at] ? " number" : ""}`);
    const places = once(this.places, `last ${id.join(" ")}`, () => {
      const found = new Map<string, number>();
      const { rect } = columns[0] ?? fail();
      this.effort.spend((rect.bottom - rect.top + 1) * columns.length);
      for (let row = rect.top; row <= rect.bottom; row += 1) {
        const said = columns.map(({ sheet, rect: { left } }, at) =>
          comparedAs(this.read(sheet, row, left), areNumbers[at]),
        );
        if (said.every((each) => each !== undefined)) found.set(said.join("\n"), row);
      }
      return found;
    });
    return places.get(keys.map((key, at) => comparedAs(key, areNumbers[at])).join("\n")) ?? -1;
  }
}

/** Whether a value is one that `lastRow` looks for: a text, a number, or a blank, which is an empty text. */
export const isLookupKey = ({ kind }: Cell): boolean =>
  kind === CellKind.string || kind === CellKind.number || kind === CellKind.empty;

/** Digits to which numbers are compared. */
const DIGITS = 15;

/** What a cell is to a comparison with a text, or with a number; undefined where it equals none. */
function comparedAs(cell: Cell, withNumber: boolean): string | undefined {
  if (cell.kind === CellKind.empty) return withNumber ? "0" : "";
  if (withNumber)
    return cell.kind === CellKind.number
      ? String(Number(cell.value.toPrecision(DIGITS)))
      : undefined;
  return cell.kind === CellKind.string ? cell.value.toLowerCase() : undefined;
}

const MOST_ROWS = 200_000;

/**
 * What is kept under an id, worked out when first asked for. Asked for meanwhile, or where it could not be, it cannot.
 * @throws NotQuick where it cannot be worked out here
 */
function once<T>(kept: Map<string, T | undefined>, id: string, workOut: () => T): T {
  if (!kept.has(id)) {
    kept.set(id, undefined);
    try {
      kept.set(id, workOut());
    } catch (reason) {
      // It is begun again when that is known.
      if (reason instanceof NeededFirst) kept.delete(id);
      throw reason;
    }
  }
  const found = kept.get(id);
  if (found === undefined) throw new NotQuick("what cannot be worked out here");
  return found;
}

/** The different texts of the rows, and which of them each row has; -1 where no criterion could equal its cells. */
interface RowKeys {
  readonly texts: readonly string[];
  readonly ofRow: Int32Array;
}

function columnOf(area: Area): Area {
  if (area.rect.left !== area.rect.right) throw new NotQuick("more than one column");
  return area;
}

const heightOf = ({ rect }: Area): number => rect.bottom - rect.top + 1;

function idOf({ sheet, rect }: Area): string {
  return `${sheet.id}:${rect.top}:${rect.left}:${rect.bottom}`;
}

function fail(): never {
  throw new NotQuick("no columns");
}
