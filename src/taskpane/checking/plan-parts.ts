import type { AmountColumn, Plan, PooledTexts, Rows } from "../../poi/plan";

/** Which of a plan's two sets of rows. */
type RowsName = "activities" | "totals";

/** Rows without what is sent by itself. */
type RowsFrame = Omit<Rows, "amounts" | "activity"> & { readonly slots: number };

/** A plan in parts that each take a moment to hand over to another thread. */
export type PlanPart =
  | {
      readonly kind: "frame";
      readonly plan: Omit<Plan, RowsName>;
      readonly activities: RowsFrame;
      readonly totals: RowsFrame;
    }
  | {
      readonly kind: "amounts";
      readonly of: RowsName;
      readonly slot: number;
      readonly amounts: Uint16Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
    }
  | { readonly kind: "texts"; readonly of: RowsName; readonly texts: readonly string[] };

const TEXTS_A_PART = 20_000;

/** Takes a plan apart. The parts are copies, so that their buffers can be transferred. */
export function* planParts(plan: Plan): Generator<PlanPart> {
  const { activities, totals, ...rest } = plan;
  yield { kind: "frame", plan: rest, activities: frameOf(activities), totals: frameOf(totals) };
  for (const which of ["activities", "totals"] as const) {
    const { amounts, activity } = plan[which];
    for (const [slot, column] of amounts.entries()) {
      if (column) yield { kind: "amounts", of: which, slot, amounts: copyOf(column) };
    }
    for (let from = 0; from < activity.length; from += TEXTS_A_PART) {
      yield { kind: "texts", of: which, texts: activity.slice(from, from + TEXTS_A_PART) };
    }
  }
}

// Columns are often views of larger buffers, which would be handed over whole.
function copyOf(column: AmountColumn): Uint16Array<ArrayBuffer> | Float64Array<ArrayBuffer> {
  return column instanceof Uint16Array ? new Uint16Array(column) : new Float64Array(column);
}

function frameOf(rows: Rows): RowsFrame {
  const { amounts, activity: _activity, ...frame } = rows;
  const pooled = (texts: PooledTexts): PooledTexts => ({ ...texts, index: texts.index.slice() });
  return {
    ...frame,
    table: frame.table.slice(),
    sheetRow: frame.sheetRow.slice(),
    presentLow: frame.presentLow.slice(),
    presentHigh: frame.presentHigh.slice(),
    activityHash: frame.activityHash.slice(),
    unit: pooled(frame.unit),
    category: pooled(frame.category),
    measure: pooled(frame.measure),
    slots: amounts.length,
  };
}

/** Puts a plan together again from its parts, in the order in which they were made. */
export class PlanAssembler {
  private frame: Extract<PlanPart, { kind: "frame" }> | undefined;
  private readonly amounts: Record<RowsName, (AmountColumn | undefined)[]> = {
    activities: [],
    totals: [],
  };
  private readonly texts: Record<RowsName, string[]> = { activities: [], totals: [] };

  add(part: PlanPart): void {
    switch (part.kind) {
      case "frame":
        this.frame = part;
        break;
      case "amounts":
        this.amounts[part.of][part.slot] = part.amounts;
        break;
      case "texts":
        for (const text of part.texts) this.texts[part.of].push(text);
    }
  }

  /** @throws Error when parts are missing */
  finish(): Plan {
    if (!this.frame) throw new Error("a plan without its frame");
    return { ...this.frame.plan, activities: this.rows("activities"), totals: this.rows("totals") };
  }

  private rows(of: RowsName): Rows {
    if (!this.frame) throw new Error("a plan without its frame");
    const { slots, ...frame } = this.frame[of];
    const amounts = Array.from({ length: slots }, (_, slot) => this.amounts[of][slot]);
    return { ...frame, amounts, activity: this.texts[of] };
  }
}
