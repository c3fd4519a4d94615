import type { CellValue, Row } from "../cells";
import { fold } from "../header/fold";
import { mayBeTotalLabel } from "../header/row-labels";
import type { RowShape } from "./rows-builder";
import { FEWEST_HOLDING, isAmount, isBlank, MOST_ROWS } from "./total-above";

/** Of the sections below a row, how many it may add up at most. */
const MOST_SECTIONS = 100;

/** How many rows of a look at least must add up those below them, for another to do so by its look. */
const FEWEST_SOUND = 2;

/** More rows that do not add up those below them are no mistakes. */
const MOST_UNSOUND = 50;

/** Rows without a measure, what their looks tell. */
export interface ToldByLook {
  /** All that were looked at. */
  readonly all: ReadonlySet<Row>;
  readonly totals: ReadonlySet<Row>;
  readonly activities: ReadonlySet<Row>;
}

/**
 * Tells rows without a measure by others of their look, those with their texts in the same columns. Where most of these are
 * what the activities below them add up to, so is one whose figures are wrong in most columns: a cell was taken out of it and
 * the rest has slid, or an activity was put in and not added up. Unless it is an activity without its measure: the totals
 * above it and at the end hold only where it is counted.
 * @param from index of the first row looked at
 * @param firstAmount index in a row of its first amount
 */
export function toldByLook(
  rows: readonly Row[],
  from: number,
  shape: RowShape,
  firstAmount: number,
): ToldByLook {
  const search = new Search(rows, from, shape, firstAmount);
  const activities = new Set(search.takeActivities());
  return { all: search.all, totals: new Set(search.totals()), activities };
}

/** A row that may add up those below it, or the end of what is looked at. */
interface Heading {
  readonly row: Row;
  /** Where it has texts; undefined where its label says that it is a total, and at the end. */
  readonly look: string | undefined;
  /** Activities above it. */
  readonly above: number;
  /** What these add up to, by column. */
  readonly sums: readonly number[];
}

/** In how many of its columns a row is the sum of some activities below it, and of how many. */
interface Held {
  readonly columns: number;
  readonly activities: number;
  /** Index of the heading at which these end. */
  readonly end: number;
}

class Search {
  /** The rows without a measure. */
  readonly all = new Set<Row>();
  private headings: readonly Heading[];
  private held: readonly Held[];
  /** With what letters the codes of activities begin, each with its place. */
  private readonly codes = new Set<string>();

  constructor(
    rows: readonly Row[],
    from: number,
    private readonly shape: RowShape,
    private readonly firstAmount: number,
  ) {
    const { positions, measure } = shape;
    const headings: Heading[] = [];
    const sums = Array.from(positions, () => 0);
    let above = 0;
    const last = Math.min(rows.length, from + MOST_ROWS);
    for (let at = from; at < last; at++) {
      const row = rows[at];
      const isLacking = isBlank(row[measure]);
      if (isLacking) this.all.add(row);
      if (isLacking && this.amountsOf(row) < FEWEST_HOLDING) continue;
      if (isLacking && !this.hasUnitAndName(row)) {
        headings.push({ row, look: this.lookOf(row), above, sums: [...sums] });
        continue;
      }
      above++;
      for (const [index, position] of positions.entries()) sums[index] += numberAt(row, position);
      for (const code of this.codesOf(row)) this.codes.add(code);
    }
    this.headings = [...headings, { row: [], look: undefined, above, sums }];
    this.held = this.headings.map((_, heading) => this.heldBelow(heading));
  }

  /** Takes the rows that are activities for such. */
  takeActivities(): Row[] {
    const found: Row[] = [];
    if (this.unsound > MOST_UNSOUND) return found;
    for (;;) {
      const gains = this.headings.map((_, heading) => this.gainOf(heading));
      const most = Math.max(...gains);
      if (most <= 0) break;
      const heading = gains.indexOf(most);
      found.push(this.headings[heading].row);
      this.headings = this.withCounted(heading);
      this.held = this.headings.map((_, each) => this.heldBelow(each));
    }
    return found;
  }

  /** The rows that are totals, by their own figures or as others of their look. */
  totals(): Row[] {
    const looks = this.looks();
    return [...this.headings.keys()]
      .filter((heading) => {
        const { look } = this.headings[heading];
        return look !== undefined && looks.includes(look) && this.isTotal(heading);
      })
      .map((heading) => this.headings[heading].row);
  }

  /** The looks of which most rows are totals by their own figures, and enough. */
  private looks(): string[] {
    if (this.unsound > MOST_UNSOUND) return [];
    const all = new Set(this.headings.flatMap(({ look }) => look ?? []));
    return [...all].filter((look) => {
      const of = this.ofLook(look);
      const sound = of.filter((heading) => this.isSound(heading));
      return (
        sound.length >= FEWEST_SOUND &&
        2 * sound.length > of.length &&
        // One activity and another that says the same are no evidence.
        sound.some((heading) => this.held[heading].activities > 1)
      );
    });
  }

  private get unsound(): number {
    return this.headings.filter(({ look }, heading) => look !== undefined && !this.isSound(heading))
      .length;
  }

  private ofLook(look: string | undefined): number[] {
    return [...this.headings.keys()].filter((heading) => this.headings[heading].look === look);
  }

  /** In how many columns more the totals above a row, and the TOTAL at the end, hold where it is counted than it and they do where it is not. */
  private gainOf(heading: number): number {
    if (this.headings[heading].look === undefined) return 0;
    let more = 0;
    const first = Math.max(0, heading - MOST_SECTIONS);
    for (let above = first; above < heading; above++)
      if (!this.isSound(above)) more += this.told(above, this.heldBelow(above, heading).columns);
    const { columns, activities } = this.held[heading];
    // As it adds up several itself; one that says the same may be another activity.
    let fewer = activities > 1 ? this.told(heading, columns) : 0;
    for (let end = heading + 1; end < this.headings.length; end++) {
      if (this.headings[end].look !== undefined) continue;
      more += this.told(end, this.heldAbove(end, heading));
      fewer += this.told(end, this.heldAbove(end));
    }
    if (more <= fewer) return 0;
    for (let above = first; above < heading; above++) {
      // What ends above it holds in either case.
      if (!this.isSound(above) || this.held[above].end < heading) continue;
      fewer += this.held[above].columns;
      more += this.told(above, this.heldBelow(above, heading).columns);
    }
    return more - fewer;
  }

  private isTotal(heading: number): boolean {
    const { row, look } = this.headings[heading];
    if (this.isSound(heading)) return true;
    if (this.codesOf(row).some((code) => this.codes.has(code))) return false;
    // Right above another such row only where others are as well: it may be an activity that lacks its measure.
    return (
      this.isOverActivity(heading) ||
      this.ofLook(look).some((other) => this.isSound(other) && !this.isOverActivity(other))
    );
  }

  private isOverActivity(heading: number): boolean {
    return this.headings[heading + 1].above > this.headings[heading].above;
  }

  /** Whether a row is a total by its own figures. */
  private isSound(heading: number): boolean {
    return this.told(heading, this.held[heading].columns) > 0;
  }

  /** In how many columns a row holds, where these are most: a few do so by chance. */
  private told(heading: number, columns: number): number {
    const failing = this.amountsOf(this.headings[heading].row) - columns;
    return columns >= FEWEST_HOLDING && columns > 2 * failing ? columns : 0;
  }

  /**
   * In how many columns at most a row is what the activities below it add up to, down to another heading.
   * @param counted index of a heading that is taken for an activity
   */
  private heldBelow(heading: number, counted?: number): Held {
    const { row, above, sums } = this.headings[heading];
    const most = this.amountsOf(row);
    let best: Held = { columns: 0, activities: 0, end: heading };
    const last = Math.min(this.headings.length, heading + 1 + MOST_SECTIONS);
    for (let end = heading + 1; end < last && best.columns < most; end++) {
      const below = this.headings[end];
      const isWithin = counted !== undefined && counted > heading && counted < end;
      const activities = below.above - above + (isWithin ? 1 : 0);
      if (end === counted || activities === 0) continue;
      const added = below.sums.map((sum, index) => sum - sums[index]);
      const columns = this.agreeing(row, added, isWithin ? counted : undefined);
      if (columns > best.columns) best = { columns, activities, end };
    }
    return best;
  }

  /** In how many columns a row is what all activities above it add up to. @param counted as for `heldBelow` */
  private heldAbove(end: number, counted?: number): number {
    const { row, sums } = this.headings[end];
    return this.agreeing(row, sums, counted);
  }

  /** In how many columns a row says what some sums do. @param counted as for `heldBelow` */
  private agreeing(row: Row, sums: readonly number[], counted?: number): number {
    const more = counted === undefined ? [] : this.headings[counted].row;
    let columns = 0;
    for (const [index, position] of this.shape.positions.entries()) {
      const own = row[position];
      const sum = sums[index] + numberAt(more, position);
      if (isAmount(own) && Math.abs(own - sum) <= 1e-9 * Math.max(1, Math.abs(sum))) columns++;
    }
    return columns;
  }

  /** The headings without one of them, which is counted among the activities above the others. */
  private withCounted(counted: number): Heading[] {
    const { row } = this.headings[counted];
    return this.headings
      .map((heading, index) =>
        index <= counted
          ? heading
          : {
              ...heading,
              above: heading.above + 1,
              sums: heading.sums.map(
                (sum, column) => sum + numberAt(row, this.shape.positions[column]),
              ),
            },
      )
      .toSpliced(counted, 1);
  }

  private amountsOf(row: Row): number {
    return this.shape.positions.filter((position) => isAmount(row[position])).length;
  }

  private hasUnitAndName(row: Row): boolean {
    const { unit, activity } = this.shape;
    return unit >= 0 && activity >= 0 && !isBlank(row[unit]) && !isBlank(row[activity]);
  }

  private lookOf(row: Row): string | undefined {
    const places = [...row.keys()].filter((at) => at < this.firstAmount && row[at] !== "");
    const isCalledTotal = places.some((at) => {
      const text = row[at];
      return typeof text === "string" && mayBeTotalLabel(text);
    });
    return isCalledTotal ? undefined : places.join();
  }

  /** With what the texts of a row begin that are no names: OEI of "OEI.01". A number begins with nothing. */
  private codesOf(row: Row): string[] {
    const { unit, category, activity, measure } = this.shape;
    return [...row.keys()]
      .filter((at) => at < this.firstAmount && ![unit, category, activity, measure].includes(at))
      .filter((at) => !isBlank(row[at]))
      .map((at) => `${at} ${/^[A-Z]*/.exec(fold(String(row[at])))?.[0] ?? ""}`);
  }
}

function numberAt(row: Row, position: number): number {
  const value: CellValue | undefined = row[position];
  return typeof value === "number" ? value : 0;
}
