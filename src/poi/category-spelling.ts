import type { CellChange, Certainty, Correction } from "./diagnosis/correction";
import { writtenText, type PaddedText, type Plan } from "./plan";
import { spellingVariants, type SpellingDifference } from "./spelling";

/** Columns of few different texts, by which people group and count. */
export const CATEGORY_ROLES = ["unit", "category", "measure"] as const;
export type CategoryRole = (typeof CATEGORY_ROLES)[number];

/** A text of a category that is another's spelling, and the rows (indexes in Plan.activities) where it stands. */
export interface Misspelling {
  readonly role: CategoryRole;
  /** As the cells have it, and as the commonest spelling has it. */
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
  const variants = spellingVariants(
    pool.map((text, at) => ({
      text,
      get rows() {
        return rowsWith(at);
      },
    })),
  ).filter(({ text }) => rowsWith(text) > 0);
  const rowsOf = rowsByText(index, new Set(variants.map(({ text }) => text)));
  const usualOf = new Map(variants.map(({ text, usual }) => [text, usual]));
  return [
    ...variants.map(({ text, usual, difference }): Misspelling => ({
      role,
      text: pool[text],
      usual: pool[usual],
      difference,
      isTie: rowsWith(usual) <= rowsWith(text),
      rows: rowsOf.get(text) ?? [],
    })),
    // A variant with blanks around it is one of the variants above.
    ...byRaw(paddedTexts.filter(({ row }) => !usualOf.has(index[row]))).map(
      ({ raw, rows }): Misspelling => ({
        role,
        text: raw,
        usual: pool[index[rows[0]]],
        difference: "spaces",
        // The rows of the text without blanks around it are counted with those that have some.
        isTie: rowsWith(index[rows[0]]) - rows.length <= rows.length,
        rows,
      }),
    ),
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

function byRaw(padded: readonly PaddedText[]): { raw: string; rows: number[] }[] {
  const rows = new Map<string, number[]>();
  for (const { row, raw } of padded) {
    const same = rows.get(raw);
    if (same) same.push(row);
    else rows.set(raw, [row]);
  }
  return [...rows].map(([raw, of]) => ({ raw, rows: of }));
}

/** Differences that no two names have between them: which is meant is beyond doubt where one is commoner. */
const CERTAIN: ReadonlySet<SpellingDifference> = new Set(["spaces", "case", "accents"]);

/** The usual spelling in place of the others: one correction a cell. */
export function spellingCorrections(plan: Plan): Correction[] {
  return misspellings(plan).flatMap(({ role, usual, difference, isTie, rows }) =>
    rows.map((rowIndex): Correction => {
      const table = plan.tables[plan.activities.table[rowIndex]];
      const certainty: Certainty = !isTie && CERTAIN.has(difference) ? "certain" : "likely";
      const cell: CellChange = {
        slot: -1,
        column: table.columns.text[role],
        from: null,
        fromText: writtenText(plan.activities, rowIndex, role),
        to: null,
        toText: usual,
      };
      return {
        sheet: table.sheet,
        row: plan.activities.sheetRow[rowIndex],
        rowIndex,
        isTotal: false,
        kind: "spelling",
        certainty,
        cells: [cell],
        alternatives: [],
        more: false,
        reason: [{ kind: "spelling", difference, isTie }],
      };
    }),
  );
}
