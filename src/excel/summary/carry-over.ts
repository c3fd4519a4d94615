import { groupBy } from "../../poi/group-by";
import { textAt, type Plan } from "../../poi/plan";
import { activityRows } from "../../poi/seal/plan-rows";
import { rowsNow, type PlanRecord, type RecordedRow } from "../../poi/seal/record";
import { fold } from "../../poi/header/fold";
import { groupInSteps, mapInSteps, type Steps } from "../../poi/turns";
import { findRenamed, type FoldedName } from "../../poi/compare/renamed";
import { matchTwins } from "./twins";
import {
  nameKey,
  UNKNOWN_TWIN,
  type ActivityName,
  type NamesBefore,
  type TypedText,
} from "./typed-text";

/** Where the texts typed in the sheet made before go in the new one. Every text is in one of the two, once. */
export interface CarriedOver {
  /** By index in the list of activities; undefined where nothing was typed. */
  readonly listed: readonly (TypedText | undefined)[];
  /** Of activities that are not listed, under the name that they have now. */
  readonly kept: readonly TypedText[];
  /** How many found their activity under another name. */
  readonly renamed: number;
}

/** The activities of a plan by their folded names. */
export class ActivityNames {
  private constructor(
    private readonly plan: Plan,
    /** Rows of each name, in the plan's order: a row's place in it is its `twin`. */
    readonly rows: ReadonlyMap<string, readonly number[]>,
  ) {
    this.twins = new Int32Array(plan.activities.count);
    for (const rows of this.rows.values())
      for (const [twin, row] of rows.entries()) this.twins[row] = twin;
  }

  private readonly twins: Int32Array;

  /** The names of a plan's activities, found in steps. */
  static *of(plan: Plan): Steps<ActivityNames> {
    const { activities } = plan;
    const units = activities.unit.pool.map(fold);
    const measures = activities.measure.pool.map(fold);
    const of = (texts: readonly string[], index: number): string => (index < 0 ? "" : texts[index]);
    const rows = Array.from({ length: activities.count }, (_, row) => row);
    const keys = yield* mapInSteps(rows, (row) =>
      joined({
        unit: of(units, activities.unit.index[row]),
        activity: fold(textAt(activities, row, "activity")),
        measure: of(measures, activities.measure.index[row]),
      }),
    );
    return new ActivityNames(plan, yield* groupInSteps(rows, (row) => keys[row]));
  }

  /** What an activity (index in Plan.activities) is called. */
  nameOf(row: number): ActivityName {
    const { activities } = this.plan;
    return {
      unit: textAt(activities, row, "unit"),
      activity: textAt(activities, row, "activity"),
      measure: textAt(activities, row, "measure"),
      twin: this.twins[row],
    };
  }

  /** Activities as a record of the plan keeps them. */
  recorded(record: PlanRecord, rows: readonly number[]): RecordedRow[] {
    return rowsNow(record, this.plan, activityRows(this.plan, rows));
  }
}

/** Names hold no line feed once they are folded. */
const joined = ({ unit, activity, measure }: FoldedName): string =>
  [unit, activity, measure].join("\n");

function parted(key: string): FoldedName {
  const [unit, activity, measure] = key.split("\n");
  return { unit, activity, measure };
}

const keyOf = ({ unit, activity, measure }: ActivityName): string =>
  joined({ unit: fold(unit), activity: fold(activity), measure: fold(measure) });

/**
 * Finds each text's activity again. First by unit, name and measure, whatever their letter case, accents and
 * spaces; several activities of the same name are told apart by their figures (`twins.ts`). Then, for a name that is not in
 * the plan any more, the one new name that is clearly the same written otherwise (`findRenamed`). No text goes to two
 * activities, none to an activity that has one, and whatever is in doubt is kept, not guessed.
 * @param typed what was typed, in its order; the earlier text has the better claim
 * @param listed the activities that get a row, as indexes in Plan.activities
 * @param before the plan of which the sheet before was made
 */
export function carryOver(
  typed: readonly TypedText[],
  listed: readonly number[],
  names: ActivityNames,
  before: NamesBefore,
): CarriedOver {
  const places = new Map(listed.map((row, index) => [row, index]));
  const taken = new Map<number, TypedText>();
  const byKey = groupBy(typed, keyOf);
  const renames = renamesOf([...byKey.keys()], names, before);
  const placed = new Map<TypedText, TypedText>();
  let renamed = 0;
  for (const [key, texts] of byKey) {
    const rename = renames.get(key);
    const rows = names.rows.get(rename ?? key) ?? [];
    if (rows.length === 0) continue;
    const homes = homesOf(texts, rows, names, before);
    for (const [at, text] of texts.entries()) {
      const row = homes[at];
      if (row === undefined) {
        placed.set(text, { ...text, twin: UNKNOWN_TWIN });
        continue;
      }
      const { twin, ...name } = names.nameOf(row);
      placed.set(text, { ...text, ...(rename !== undefined && name), twin });
      if (places.has(row) && !taken.has(row)) {
        taken.set(row, text);
        if (rename !== undefined) renamed++;
      }
    }
  }
  const homes = new Set(taken.values());
  return {
    listed: listed.map((row) => taken.get(row)),
    kept: typed.filter((text) => !homes.has(text)).map((text) => placed.get(text) ?? text),
    renamed,
  };
}

/** Which of the activities of one name each text of that name is of; undefined where nobody can tell. */
function homesOf(
  texts: readonly TypedText[],
  rows: readonly number[],
  names: ActivityNames,
  before: NamesBefore,
): (number | undefined)[] {
  const keys = new Set([...texts, ...rows.map((row) => names.nameOf(row))].map(nameKey));
  const was = before.rowsOf(keys) ?? [];
  const most = Math.max(was.length, rows.length, ...texts.map(({ twin }) => twin + 1));
  if (most === 1) return texts.map(({ twin }) => (twin === 0 ? rows[0] : undefined));
  const { record } = before;
  const found = record ? matchTwins(was, names.recorded(record, rows), record.slots) : [];
  return texts.map((text) => {
    // A name that was spelt yet otherwise would shift the places.
    const isKnown = was.at(text.twin)?.key === nameKey(text) && text.twin !== UNKNOWN_TWIN;
    const at = isKnown ? found[text.twin] : undefined;
    return at === undefined ? undefined : rows[at];
  });
}

/** Keys of texts that are in the plan no more → the key that they have there now. */
function renamesOf(
  typedKeys: readonly string[],
  names: ActivityNames,
  before: NamesBefore,
): Map<string, string> {
  const known = new Set(typedKeys);
  const gone = typedKeys.filter((key) => !names.rows.has(key));
  if (gone.length === 0) return new Map();
  const fresh = [...names.rows]
    .filter(([key, [first]]) => !known.has(key) && !before.wasThere(names.nameOf(first)))
    .map(([key]) => key);
  const found = findRenamed(gone.map(parted), fresh.map(parted));
  return new Map([...found].map(([from, to]) => [gone[from], fresh[to]]));
}
