import { groupBy } from "./group-by";
import type { PaddedText, Plan } from "./plan";
import { spellingVariants, type SpellingDifference } from "./spelling";

/** Columns of few different texts, by which people group and count. */
const CATEGORY_ROLES = ["unit", "category", "measure"] as const;
export type CategoryRole = (typeof CATEGORY_ROLES)[number];

/** A text of a category that is another's spelling, and the rows (indexes in Plan.activities) where it stands. */
export interface Misspelling {
  readonly role: CategoryRole;
  /** As its cells have it, and as those of the usual spelling do: both stand in some cell. */
  readonly text: string;
  readonly usual: string;
  readonly difference: SpellingDifference;
  /** Whether the usual spelling stands in no more rows than this one. */
  readonly isTie: boolean;
  readonly rows: readonly number[];
}

const ofPlans = new WeakMap<Plan, readonly Misspelling[]>();

/** The misspelt categories of a plan, in the order of their first rows by role; worked out once a plan. */
export function misspellings(plan: Plan): readonly Misspelling[] {
  let known = ofPlans.get(plan);
  if (!known) {
    known = CATEGORY_ROLES.flatMap((role) => misspellingsOf(plan, role));
    ofPlans.set(plan, known);
  }
  return known;
}

function misspellingsOf(plan: Plan, role: CategoryRole): Misspelling[] {
  const { index, pool, paddedTexts } = plan.activities[role];
  const { rowsWith } = new TextCounts(index, pool.length);
  const paddings = groupBy(paddedTexts, ({ row }) => index[row]);
  const variants = spellingVariants(
    pool.map((text, at) => ({
      text,
      get rows() {
        return rowsWith(at);
      },
    })),
  ).filter(({ text }) => rowsWith(text) > 0);
  const isVariant = new Set(variants.map(({ text }) => text));
  const rowsOf = rowsByText(index, isVariant);
  const usualForm = (text: number): Form =>
    formsOf(pool[text], rowsWith(text), paddings.get(text) ?? [])[0];
  return [
    ...variants.map(({ text, usual, difference }): Misspelling => {
      const meant = usualForm(usual);
      return {
        role,
        text: usualForm(text).raw,
        usual: meant.raw,
        difference,
        isTie: meant.count <= rowsWith(text),
        rows: rowsOf.get(text) ?? [],
      };
    }),
    // The forms of a variant are made what the variant is made.
    ...[...paddings].flatMap(([text, padded]): Misspelling[] => {
      if (isVariant.has(text)) return [];
      const [usual, ...others] = formsOf(pool[text], rowsWith(text), padded);
      return others.map(({ raw, count, rows }) => ({
        role,
        text: raw,
        usual: usual.raw,
        difference: "spaces",
        isTie: usual.count <= count,
        rows,
      }));
    }),
  ].sort((a, b) => a.rows[0] - b.rows[0]);
}

/** In how many rows each text of a pool stands; counted when first asked, for most plans have no two texts to compare. */
class TextCounts {
  private counts: Int32Array | undefined;

  constructor(
    private readonly index: Int32Array,
    private readonly texts: number,
  ) {}

  readonly rowsWith = (text: number): number => (this.counts ??= this.counted())[text];

  private counted(): Int32Array {
    const { index } = this;
    const counts = new Int32Array(this.texts);
    for (let row = 0; row < index.length; row++) if (index[row] >= 0) counts[index[row]]++;
    return counts;
  }
}

function rowsByText(index: Int32Array, wanted: ReadonlySet<number>): Map<number, number[]> {
  const rows = new Map<number, number[]>([...wanted].map((text) => [text, []]));
  if (wanted.size === 0) return rows;
  for (let row = 0; row < index.length; row++) rows.get(index[row])?.push(row);
  return rows;
}

/** A text as its cells have it, with the white space around it. */
interface Form {
  readonly raw: string;
  readonly count: number;
  /** Not filled in for the text without white space around it. */
  readonly rows: readonly number[];
}

/**
 * The forms of a text that stand in some cell, the usual one first: the one without white space around it, or where
 * every cell has some, the commonest.
 * @param count of its cells, those in `padded` included
 */
function formsOf(text: string, count: number, padded: readonly PaddedText[]): Form[] {
  const forms = [...groupBy(padded, ({ raw }) => raw)]
    .map(([raw, cells]): Form => ({
      raw,
      count: cells.length,
      rows: cells.map(({ row }) => row),
    }))
    .sort((a, b) => b.count - a.count);
  const plain = count - padded.length;
  return plain > 0 ? [{ raw: text, count: plain, rows: [] }, ...forms] : forms;
}
