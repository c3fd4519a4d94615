import { quotedText } from "./formula";
import { amountAt, textAt, type Plan, type Table } from "../plan";
import { SERIES, SLOT_COUNT, TARGET, meaningOf } from "../slots";

/** What a cell of an activity's row says that tells it from others of its name. */
export interface Sign {
  /** 0-based sheet column. */
  readonly column: number;
  /** As a formula has it: a number, or a text in quotes. */
  readonly value: string;
}

/** Cells by which an activity is told apart at most: what takes more is not told apart. */
const MOST_SIGNS = 4;

/** A text within a formula is at most 255 characters long. */
const LONGEST_TEXT = 255;

/** What changes seldom comes first: the target, what is programmed, what was executed. */
const SLOTS: readonly number[] = [
  TARGET,
  ...SERIES.flatMap((series) =>
    Array.from({ length: SLOT_COUNT }, (_, slot) => slot).filter((slot) => {
      const meaning = meaningOf(slot);
      return meaning.kind === "amount" && meaning.series === series;
    }),
  ),
];

/**
 * The cells by which an activity is told from others of its table, which have the same unit, name and measure.
 * @param activity index in Plan.activities
 * @param others of the same table, as such indexes
 * @returns undefined where some other says the same in every cell that a formula can compare
 */
export function twinSigns(
  plan: Plan,
  table: Table,
  activity: number,
  others: readonly number[],
): Sign[] | undefined {
  const signs: Sign[] = [];
  let alike = others;
  for (const { column, valueOf } of comparedCells(plan, table)) {
    const value = valueOf(activity);
    if (value === undefined) continue;
    const still = alike.filter((other) => valueOf(other) === value);
    if (still.length === alike.length) continue;
    signs.push({ column, value });
    alike = still;
    if (alike.length === 0) return signs;
    if (signs.length === MOST_SIGNS) return undefined;
  }
  return undefined;
}

interface ComparedCell {
  readonly column: number;
  /** Undefined where a formula would not find it as it is. */
  readonly valueOf: (activity: number) => string | undefined;
}

function* comparedCells(plan: Plan, { columns }: Table): Generator<ComparedCell> {
  const { activities } = plan;
  for (const slot of SLOTS) {
    const column = columns.amount[slot];
    // A blank is 0 to a comparison.
    if (column >= 0)
      yield { column, valueOf: (row) => plainNumber(amountAt(activities, row, slot) ?? 0) };
  }
  const { category } = columns.text;
  if (category >= 0)
    yield {
      column: category,
      valueOf: (row) => {
        const text = textAt(activities, row, "category");
        return text === "" || text.length > LONGEST_TEXT
          ? undefined
          : quotedText(text.toLowerCase());
      },
    };
}

/** A number in the digits in which Excel gives it back; undefined where those would not be all. */
function plainNumber(value: number): string | undefined {
  const text = String(value);
  return /^-?\d+(?:\.\d+)?$/.test(text) && Number(value.toPrecision(15)) === value
    ? text
    : undefined;
}
