import { equalAmounts } from "../amounts";
import { tidy, type PlacedRule, type RowSums } from "./row-sums";

/** A row with its cells slid back to where they belong. */
export interface SlidRow {
  /** Positions in the restored row of the cells that were lost; of cells too many, in the row as it stands. */
  readonly at: readonly number[];
  /** null is blank, undefined is a cell that the sums do not determine. */
  readonly cells: readonly (number | null | undefined)[];
}

/** A way of sliding cells back; `last` is the position of the last that slid, where that is not the row's last. */
export type SlidWay = SlidRow & { readonly last?: number };

type PartialRow = (number | null | undefined)[];

/** What the search asks of a row's sums. */
export type SumsOfSlide = Pick<RowSums, "rules" | "endingAt">;

/**
 * Every way to slide a row's cells back by putting in one to `lost` unknown cells, so that no sum fails. The search goes
 * along the row and gives a way up at the first sum that can no longer hold. Ways to put in as many cells that give the
 * same row appear once.
 * @param cells the row's numbers in sheet order, null for a blank, undefined where it is not known what the cell holds;
 *   those that stay where they are first
 * @param integers whether a restored cell must be an integer
 * @param isEnough a way after which no other is looked for; all are where absent
 * @param stay how many of the first cells stay where they are; none where absent
 */
export function slides(
  cells: SlidRow["cells"],
  row: SumsOfSlide,
  integers: boolean,
  {
    lost,
    stay = 0,
    isEnough,
  }: {
    readonly lost: number;
    readonly stay?: number;
    readonly isEnough?: (way: SlidRow) => boolean;
  },
): SlidRow[] {
  const search = new SlideSearch(cells, row, integers, lost, isEnough);
  if (search.leave(stay)) search.step(stay, stay, 0);
  return search.found;
}

/** Cells of the widest row: with those of columns that are not read it has more than a plan's table has slots. */
export const WIDEST = 256;

/** Stands for an unknown cell among the amounts of a row being put together. */
const UNKNOWN = NaN;

// One search runs at a time and millions may: they share their scratch space.
const GIVEN = new Float64Array(WIDEST);
const AMOUNTS = new Float64Array(WIDEST);
const ORIGIN = new Int32Array(WIDEST);

class SlideSearch {
  readonly found: SlidRow[] = [];
  /** Rows kept, by their hash. */
  private known: Map<number, SlidRow[]> | undefined;
  private readonly given = GIVEN;
  /** The row so far, and for each of its cells which given cell it is (-1: none). */
  private readonly amounts = AMOUNTS;
  private readonly origin = ORIGIN;
  private readonly at: number[] = [];
  private isDone = false;
  private readonly length: number;

  constructor(
    private readonly cells: SlidRow["cells"],
    private readonly row: SumsOfSlide,
    private readonly integers: boolean,
    private readonly lost: number,
    private readonly isEnough: ((way: SlidRow) => boolean) | undefined,
  ) {
    this.length = cells.length;
    for (let at = 0; at < this.length; at++) {
      const cell = cells[at];
      this.given[at] = cell === undefined ? UNKNOWN : (cell ?? 0);
    }
  }

  /** Leaves the first cells where they are; false where a sum of theirs cannot hold, however the others slide. */
  leave(count: number): boolean {
    for (let position = 0; position < count; position++) {
      this.origin[position] = position;
      this.amounts[position] = this.given[position];
      for (const rule of this.row.endingAt[position])
        if (!this.canStillHold(rule, position, 0)) return false;
    }
    return true;
  }

  /** Puts together the cells from `position` on, out of the given cells from `next` on, `count` cells having slid. */
  step(position: number, next: number, count: number): void {
    if (this.isDone) return;
    if (count === this.lost) {
      if (this.finish(position, next)) this.keep();
      return;
    }
    if (position === this.length) {
      if (count > 0) this.keep();
      return;
    }
    this.at.push(position);
    this.put(position, -1, next, count + 1);
    this.at.pop();
    if (next < this.length) this.put(position, next, next + 1, count);
  }

  /** Puts the cells from `position` on where as many have slid as can; false at the first sum that cannot hold. */
  private finish(position: number, next: number): boolean {
    const { length, given, amounts, origin, lost } = this;
    const { endingAt } = this.row;
    for (let to = position, from = next; to < length; to++, from++) {
      const isThere = from < length;
      origin[to] = isThere ? from : -1;
      amounts[to] = isThere ? given[from] : UNKNOWN;
      const rules = endingAt[to];
      for (let at = 0; at < rules.length; at++)
        if (!this.canStillHold(rules[at], to, lost)) return false;
    }
    return true;
  }

  private put(position: number, origin: number, next: number, count: number): void {
    this.origin[position] = origin;
    this.amounts[position] = origin < 0 ? UNKNOWN : this.given[origin];
    for (const rule of this.row.endingAt[position]) {
      if (!this.canStillHold(rule, position, count)) return;
    }
    this.step(position + 1, next, count);
  }

  /** Whether a rule whose parts (and perhaps total) stand up to `position` can hold, however the rest slides. */
  private canStillHold({ total, parts }: PlacedRule, position: number, count: number): boolean {
    let sum = 0;
    let isOpen = false;
    for (const part of parts) {
      const amount = this.amounts[part];
      if (amount !== amount) isOpen = true;
      else sum += amount;
    }
    if (total <= position) return this.fits(this.amounts[total], sum, isOpen);
    // With more cells to be put in, the total's own may be one.
    return count < this.lost || this.fits(this.given[total - count], sum, isOpen);
  }

  private fits(total: number, sum: number, isOpen: boolean): boolean {
    if (total !== total) return true;
    if (!isOpen) return total === sum || equalAmounts(total, sum, this.integers);
    return canFill(total, sum, this.integers);
  }

  private keep(): void {
    const row: PartialRow = [];
    for (const origin of this.origin.subarray(0, this.length))
      row.push(origin < 0 ? undefined : this.cells[origin]);
    if (!solve(row, this.row.rules, this.integers)) return;
    const way: SlidRow = { at: [...this.at], cells: row };
    if (this.isKnown(way)) return;
    this.found.push(way);
    if (this.isEnough?.(way)) this.isDone = true;
  }

  private isKnown(way: SlidRow): boolean {
    this.known ??= new Map();
    const hash = hashOf(way);
    const alike = this.known.get(hash);
    if (!alike) this.known.set(hash, [way]);
    else if (alike.some((other) => isSameRow(way, other))) return true;
    else alike.push(way);
    return false;
  }
}

/** Equal for ways of as many lost cells that give the same row. */
function hashOf({ at, cells }: SlidRow): number {
  let hash = at.length;
  for (let position = 0; position < cells.length; position++) {
    const cell = cells[position];
    // Decimals are told apart by their whole part alone.
    hash = Math.imul(hash ^ (cell === undefined ? -1 : (cell ?? 0)), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** A blank and 0 are the same amount; a cell that the sums do not determine is neither. */
function isSameRow(one: SlidRow, other: SlidRow): boolean {
  if (one.at.length !== other.at.length) return false;
  for (let position = 0; position < one.cells.length; position++) {
    const [a, b] = [one.cells[position], other.cells[position]];
    if ((a === undefined) !== (b === undefined) || (a ?? 0) !== (b ?? 0)) return false;
  }
  return true;
}

/**
 * Whether cells that are not known can be what a total says beyond a sum: nothing in a plan is negative, and where all
 * is in integers they are too. Decimals that add up to the total leave nothing open, whatever their last binary digits.
 */
const canFill = (total: number, sum: number, integers: boolean): boolean =>
  integers
    ? total >= sum && Number.isInteger(total - sum)
    : total >= sum || equalAmounts(total, sum, false);

/** Whether a rule holds or can be made to by the unknown cells among its own. */
function canHold(row: PartialRow, rule: PlacedRule, integers: boolean): boolean {
  let gaps = 0;
  let sum = 0;
  for (const part of rule.parts) {
    const cell = row[part];
    if (cell === undefined) gaps++;
    else sum += cell ?? 0;
  }
  const total = row[rule.total];
  if (total === undefined) return true;
  if (gaps === 0) return equalAmounts(total ?? 0, sum, integers);
  return canFill(total ?? 0, sum, integers);
}

/**
 * Fills the gaps (undefined) that the rules determine, in place; false when a rule cannot hold. A gap that sums
 * leave open (two in one sum) stays undefined. A gap that must be 0 is blank where the row writes zeros as blanks.
 */
export function solve(row: PartialRow, rules: readonly PlacedRule[], integers: boolean): boolean {
  const blankZero = row.includes(null);
  let open = rules;
  for (;;) {
    const undecided: PlacedRule[] = [];
    let filled = false;
    for (const rule of open) {
      const outcome = applyRule(row, rule, integers, blankZero);
      if (outcome === "broken") return false;
      if (outcome === "open") undecided.push(rule);
      else if (outcome === "filled") filled = true;
    }
    if (undecided.length === 0)
      return !filled || rules.every((rule) => canHold(row, rule, integers));
    if (undecided.length === open.length) return true;
    open = undecided;
  }
}

function applyRule(
  row: PartialRow,
  rule: PlacedRule,
  integers: boolean,
  blankZero: boolean,
): "holds" | "filled" | "broken" | "open" {
  let gap = -1;
  let gaps = 0;
  let sum = 0;
  for (const part of rule.parts) {
    const cell = row[part];
    if (cell === undefined) {
      gap = part;
      gaps++;
    } else sum += cell ?? 0;
  }
  const total = row[rule.total];
  if (total === undefined) {
    if (gaps > 0) return "open";
    row[rule.total] = sum === 0 && blankZero ? null : tidy(sum);
    return "filled";
  }
  const says = total ?? 0;
  if (gaps === 0) return equalAmounts(says, sum, integers) ? "holds" : "broken";
  if (!canFill(says, sum, integers)) return "broken";
  if (gaps > 1) return "open";
  const rest = equalAmounts(says, sum, integers) ? 0 : tidy(says - sum, says);
  row[gap] = rest === 0 && blankZero ? null : rest;
  return "filled";
}
