import type { TypedLook } from "./typed-looks";
import { activityKey, type PlanRecord, type RecordedRow } from "../../poi/seal/record";

/** What a person left in one of the two columns to fill in. */
export interface TypedCell {
  /** As it is read; "" where nothing was typed. */
  readonly text: string;
  /** A number or date, which stays one. */
  readonly number?: { readonly value: number; readonly format: string };
  /** How it was made to look; undefined as the summary makes it. */
  readonly look?: TypedLook;
}

export const NOTHING_TYPED: TypedCell = { text: "" };

/** The activity that a text was typed for. */
export interface ActivityName {
  readonly unit: string;
  readonly activity: string;
  readonly measure: string;
  /** 0-based: which one it is of the plan's activities of the same unit, name and measure; UNKNOWN_TWIN where nobody knows. */
  readonly twin: number;
}

/** Of a text set aside because nobody can tell which of the activities of its name it was typed for. */
export const UNKNOWN_TWIN = -1;

/** What is known of the plan that a summary was made of before. */
export interface NamesBefore {
  /** Whether an activity of that name was in it. */
  wasThere(name: ActivityName): boolean;
  /** Its rows of any of some names (`nameKey`), in its order; undefined where they were not kept. */
  rowsOf(keys: ReadonlySet<number>): readonly RecordedRow[] | undefined;
  /** How they were kept. */
  readonly record: PlanRecord | undefined;
}

/** What somebody typed beside an under-executed activity. */
export interface TypedText extends ActivityName {
  readonly justification: TypedCell;
  readonly remedy: TypedCell;
}

/** Whether there is anything to lose. */
export function isTyped({ justification, remedy }: Pick<TypedText, "justification" | "remedy">) {
  return justification.text.trim() !== "" || remedy.text.trim() !== "";
}

/** The same for the same unit, name and measure as they are written. */
export function nameKey({ unit, activity, measure }: ActivityName): number {
  return activityKey(unit, activity, measure);
}
