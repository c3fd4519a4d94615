import { groupBy } from "../group-by";
import { isPresent, type Plan } from "../plan";
import { meaningOf } from "../slots";
import { partsIn, type Rule } from "../sums/rules";
import { FEWEST_FORMULAS, Tally } from "./tally";

/** A cell of sums that is no formula, where those around it are. */
export interface OddOne {
  /** Index in Plan.activities. */
  readonly rowIndex: number;
  readonly slot: number;
  /** Formulas that may belong there, the nearest first: its column's, its row's, those of other tables. */
  readonly like: readonly Tally[];
}

/** The column of a sum in one table. */
export interface SumColumn {
  /** Index in Plan.tables. */
  readonly table: number;
  readonly rule: Rule;
  readonly tally: Tally;
}

/**
 * Finds the odd ones out in columns of one to three cells, which are too short for formulas to be the rule in them. Three
 * cells around one must be right formulas: of its column, of its row in the same series or the other, of the same column in
 * other tables. Where a column or a row is typed, somebody meant it; and so is META often, or a year's figure, of which some
 * other one must be a formula.
 */
export function oddOnes(plan: Plan, columns: readonly SumColumn[]): OddOne[] {
  const asked = columns.filter(({ tally: { isShort, typed } }) => isShort && typed.length > 0);
  if (asked.length === 0) return [];
  const ofTables = groupBy(columns, ({ table }) => table);
  const everywhere = new Map<number, Everywhere>();
  for (const { rule, tally } of columns) {
    const all = everywhere.get(rule.total) ?? { sound: 0, typed: 0, shapes: new Tally() };
    all.sound += tally.sound;
    all.typed += tally.typed.length;
    all.shapes.addShapes(tally);
    everywhere.set(rule.total, all);
  }
  return asked.flatMap((column) => {
    const all = everywhere.get(column.rule.total);
    const inOtherTables: Count = {
      formulas: (all?.sound ?? 0) - column.tally.sound,
      typed: (all?.typed ?? 0) - column.tally.typed.length,
    };
    return column.tally.typed.flatMap((rowIndex) => {
      const row = new Row(plan, rowIndex, ofTables.get(column.table) ?? []);
      return row.isOdd(column, inOtherTables)
        ? {
            rowIndex,
            slot: column.rule.total,
            like: [column.tally, row.formulas, ...(all ? [all.shapes] : [])],
          }
        : [];
    });
  });
}

/** The columns of a slot in all tables. */
interface Everywhere {
  sound: number;
  typed: number;
  readonly shapes: Tally;
}

/** How many cells are right formulas, and how many have a number typed. */
interface Count {
  readonly formulas: number;
  readonly typed: number;
}

/** The sums of an activity. */
class Row {
  constructor(
    private readonly plan: Plan,
    private readonly rowIndex: number,
    private readonly columns: readonly SumColumn[],
  ) {}

  /** Whether its cell in a column, which is no formula, is the odd one among those around it. */
  isOdd(column: SumColumn, inOtherTables: Count): boolean {
    if (!this.hasParts(column.rule)) return false;
    const { rule } = column;
    const above = this.inColumn(column);
    const alike = this.count(rule, isAlike);
    const ofSeries = this.count(rule, isOfSeries);
    const others = this.count(rule, isOfOtherSeries);
    const nearest = isNone(alike) ? ofSeries : alike;
    const isTypedColumn = !isNone(above) && !areFormulas(above);
    const isTypedRow = !isNone(nearest) && !areMostly(sumOf(above, nearest, ITSELF));
    if (isTypedColumn || isTypedRow) return false;
    const elsewhere = whereFormulas(inOtherTables);
    // A single row's quarter by its others; its META by nothing in it.
    const isOfColumn = above.formulas > 0 || elsewhere >= FEWEST_FORMULAS;
    if (!isOfColumn && alike.formulas < 2) return false;
    // What is typed on its own sheet may be typed whatever the others do.
    const own = above.formulas + alike.formulas + whereFormulas(ofSeries);
    return own > 0 && own + whereFormulas(others) + elsewhere >= FEWEST_FORMULAS;
  }

  /** Its right formulas. */
  get formulas(): Tally {
    const row = new Tally();
    for (const { tally, rule } of this.columns) {
      const formula = tally.few.get(this.rowIndex);
      if (formula !== undefined) row.addFormula(rule.total, formula, "sound");
    }
    return row;
  }

  /** Whether anything stands in what a sum adds up: the figure of a quarter of which no month is known is typed. */
  private hasParts(rule: Rule): boolean {
    return partsIn(this.plan.activities, this.rowIndex, rule).some((slot) =>
      isPresent(this.plan.activities, this.rowIndex, slot),
    );
  }

  /** The other rows of a column. */
  private inColumn({ rule, tally }: SumColumn): Count {
    const typed = tally.typed.filter(
      (row) => row !== this.rowIndex && isPresent(this.plan.activities, row, rule.total),
    );
    return { formulas: tally.sound, typed: typed.length };
  }

  /** Its other sums that have to do with one. */
  private count(rule: Rule, isRelated: (one: Rule, other: Rule) => boolean): Count {
    const { rowIndex } = this;
    const related = this.columns.filter((each) => each.rule !== rule && isRelated(rule, each.rule));
    const formulas = related.filter(({ tally }) => tally.few.has(rowIndex));
    const typed = related.filter(
      ({ rule: { total }, tally }) =>
        tally.typed.includes(rowIndex) && isPresent(this.plan.activities, rowIndex, total),
    );
    return { formulas: formulas.length, typed: typed.length };
  }
}

const kindOf = ({ total }: Rule): string => {
  const meaning = meaningOf(total);
  return meaning.kind === "target" ? meaning.kind : meaning.period.kind;
};

/** Of one series, over periods of one length. */
export const isAlike = (one: Rule, other: Rule): boolean =>
  one.series === other.series && kindOf(one) === kindOf(other);

/** Of another series, over periods of one length. */
const isOfOtherSeries = (one: Rule, other: Rule): boolean =>
  one.series !== other.series && kindOf(one) === kindOf(other);

/** Of one series, over periods of another length; META, which may be typed where all others are formulas, is not asked. */
const isOfSeries = (one: Rule, other: Rule): boolean =>
  one.series === other.series && kindOf(one) !== kindOf(other) && kindOf(other) !== "target";

const ITSELF: Count = { formulas: 0, typed: 1 };

const sumOf = (...counts: readonly Count[]): Count => ({
  formulas: counts.reduce((sum, { formulas }) => sum + formulas, 0),
  typed: counts.reduce((sum, { typed }) => sum + typed, 0),
});

const isNone = ({ formulas, typed }: Count): boolean => formulas === 0 && typed === 0;

const areFormulas = ({ formulas, typed }: Count): boolean => formulas > typed;

const areMostly = ({ formulas, typed }: Count): boolean => formulas >= 2 * typed;

/** The formulas among cells of which most are. */
const whereFormulas = (count: Count): number => (areFormulas(count) ? count.formulas : 0);
