import type {
  AmountColumn,
  OddCell,
  Plan,
  PooledTexts,
  Reason,
  Rows,
  TypedCell,
} from "../../poi/plan";
import { PackedTexts, packedBlocks, type TextBlock, type Texts } from "../../poi/texts";
import { slices } from "./slices";

/** Which of a plan's two sets of rows. */
type RowsName = "activities" | "totals";

const ROWS: readonly RowsName[] = ["activities", "totals"];

/** Rows without what is sent by itself. */
type RowsFrame = Omit<Rows, "activity" | "oddCells" | "typedCells">;

/** One column of a frame, under its name. */
type OneColumn = Partial<Pick<RowsFrame, ColumnName>>;

type ColumnName = (typeof PLAIN_COLUMNS)[number] | (typeof POOLED_COLUMNS)[number];

const PLAIN_COLUMNS = ["table", "sheetRow", "presentLow", "presentHigh", "activityHash"] as const;

const POOLED_COLUMNS = ["unit", "category", "measure"] as const;

type ReasonsOfRow = readonly [row: number, reasons: readonly Reason[]];

/** A plan in parts that each take a moment to hand over to another thread. */
export type PlanPart =
  | {
      readonly kind: "frame";
      readonly plan: Omit<Plan, RowsName | "codes" | "reasons">;
      readonly activities: RowsFrame;
      readonly totals: RowsFrame;
    }
  | { readonly kind: "column"; readonly of: RowsName; readonly column: OneColumn }
  | {
      readonly kind: "amounts";
      readonly of: RowsName;
      readonly slot: number;
      readonly amounts: AmountColumn;
    }
  | { readonly kind: "texts"; readonly of: RowsName | "codes"; readonly block: TextBlock }
  | { readonly kind: "odd-cells"; readonly of: RowsName; readonly cells: readonly OddCell[] }
  | { readonly kind: "typed-cells"; readonly of: RowsName; readonly cells: readonly TypedCell[] }
  | { readonly kind: "reasons"; readonly items: readonly ReasonsOfRow[] };

const ITEMS_A_PART = 4000;

/** Takes a plan apart. The parts are copies, so that their buffers can be transferred and the plan stays. */
export function* planParts(plan: Plan): Generator<PlanPart> {
  for (const part of movedParts(plan)) {
    switch (part.kind) {
      case "frame":
        yield {
          kind: "frame",
          plan: part.plan,
          activities: withoutColumns(part.activities),
          totals: withoutColumns(part.totals),
        };
        // Column by column: all of them are too much for one turn.
        for (const of of ROWS) {
          for (const column of copiedColumns(part[of])) yield { kind: "column", of, column };
          for (const [slot, column] of part[of].amounts.entries())
            if (column) yield { kind: "amounts", of, slot, amounts: column.slice() };
        }
        break;
      case "texts":
        yield isPacked(plan, part.of) ? { ...part, block: copiedBlock(part.block) } : part;
        break;
      default:
        yield part;
    }
  }
}

/** Takes a plan apart without copying: once its parts' buffers are transferred, the plan here is no more. */
export function* movedParts(plan: Plan): Generator<PlanPart> {
  const { activities, totals, codes, reasons, ...rest } = plan;
  for (const of of ROWS) {
    const { activity, oddCells, typedCells } = plan[of];
    for (const block of packedBlocks(activity)) yield { kind: "texts", of, block };
    for (const cells of slices(oddCells, ITEMS_A_PART)) yield { kind: "odd-cells", of, cells };
    for (const cells of slices(typedCells, ITEMS_A_PART)) yield { kind: "typed-cells", of, cells };
  }
  for (const block of packedBlocks(codes)) yield { kind: "texts", of: "codes", block };
  if (reasons.size > 0)
    for (const items of slices([...reasons], ITEMS_A_PART)) yield { kind: "reasons", items };
  yield { kind: "frame", plan: rest, activities: frameOf(activities), totals: frameOf(totals) };
}

/** The buffers of a part, to be transferred in place of copied. */
export function buffersOf(part: PlanPart): ArrayBuffer[] {
  switch (part.kind) {
    case "frame":
      return [...new Set(ROWS.flatMap((of) => columnsOf(part[of])).map(ownBuffer))];
    case "column":
      return columnsOf(part.column).map(ownBuffer);
    case "amounts":
      return [ownBuffer(part.amounts)];
    case "texts":
      return [part.block.characters.buffer, part.block.ends.buffer];
    default:
      return [];
  }
}

type Column = Int32Array | Uint32Array | Uint16Array | Float64Array;

/** Every typed array of a frame, or of some of its columns. */
function columnsOf(frame: Partial<RowsFrame>): Column[] {
  return [
    ...PLAIN_COLUMNS.map((name) => frame[name]),
    ...POOLED_COLUMNS.map((name) => frame[name]?.index),
    ...(frame.amounts ?? []),
  ].filter((column) => column !== undefined);
}

/** No column is in shared memory. */
const ownBuffer = ({ buffer }: Column): ArrayBuffer => buffer as ArrayBuffer;

function frameOf(rows: Rows): RowsFrame {
  const { activity: _activity, oddCells: _odd, typedCells: _typed, ...frame } = rows;
  return frame;
}

/** A frame whose columns are sent one by one. */
function withoutColumns(frame: RowsFrame): RowsFrame {
  const none: PooledTexts = {
    index: new Int32Array(0),
    pool: [],
    hasBlanks: false,
    padded: new Set(),
    paddedTexts: [],
    filledDown: new Set(),
    whiteRows: new Set(),
  };
  return {
    ...frame,
    table: new Uint16Array(0),
    sheetRow: new Uint32Array(0),
    presentLow: new Uint32Array(0),
    presentHigh: new Uint32Array(0),
    activityHash: new Int32Array(0),
    unit: none,
    category: none,
    measure: none,
    amounts: frame.amounts.map(() => undefined),
  };
}

/** A frame's columns but the amounts, each copied when it is asked for. Columns are often views of larger buffers, which would be handed over whole. */
function* copiedColumns(frame: RowsFrame): Generator<OneColumn> {
  const pooled = (texts: PooledTexts): PooledTexts => ({ ...texts, index: texts.index.slice() });
  yield { table: frame.table.slice() };
  yield { sheetRow: frame.sheetRow.slice() };
  yield { presentLow: frame.presentLow.slice() };
  yield { presentHigh: frame.presentHigh.slice() };
  yield { activityHash: frame.activityHash.slice() };
  yield { unit: pooled(frame.unit) };
  yield { category: pooled(frame.category) };
  yield { measure: pooled(frame.measure) };
}

const isPacked = (plan: Plan, of: RowsName | "codes"): boolean =>
  (of === "codes" ? plan.codes : plan[of].activity) instanceof PackedTexts;

const copiedBlock = ({ characters, ends }: TextBlock): TextBlock => ({
  characters: characters.slice(),
  ends: ends.slice(),
});

/** Puts a plan together again from its parts, in whatever order they come. */
export class PlanAssembler {
  private frame: Extract<PlanPart, { kind: "frame" }> | undefined;
  private readonly rows = { activities: new RowsAssembler(), totals: new RowsAssembler() };
  private readonly codes: TextBlock[] = [];
  private readonly reasons = new Map<number, readonly Reason[]>();

  add(part: PlanPart): void {
    switch (part.kind) {
      case "frame":
        this.frame = part;
        break;
      case "column":
        this.rows[part.of].columns.push(part.column);
        break;
      case "amounts":
        this.rows[part.of].amounts[part.slot] = part.amounts;
        break;
      case "texts":
        (part.of === "codes" ? this.codes : this.rows[part.of].names).push(part.block);
        break;
      case "odd-cells":
        for (const cell of part.cells) this.rows[part.of].oddCells.push(cell);
        break;
      case "typed-cells":
        for (const cell of part.cells) this.rows[part.of].typedCells.push(cell);
        break;
      case "reasons":
        for (const [row, reasons] of part.items) this.reasons.set(row, reasons);
    }
  }

  /** @throws Error when parts are missing */
  finish(): Plan {
    const { frame, rows, codes, reasons } = this;
    if (!frame) throw new Error("a plan without its frame");
    return {
      ...frame.plan,
      codes: textsOf(codes),
      reasons,
      activities: rows.activities.finish(frame.activities),
      totals: rows.totals.finish(frame.totals),
    };
  }
}

class RowsAssembler {
  readonly columns: OneColumn[] = [];
  readonly amounts: (AmountColumn | undefined)[] = [];
  readonly names: TextBlock[] = [];
  readonly oddCells: OddCell[] = [];
  readonly typedCells: TypedCell[] = [];

  finish(frame: RowsFrame): Rows {
    return {
      ...frame,
      ...this.ownColumns(),
      amounts: frame.amounts.map((column, slot) => column ?? this.amounts.at(slot)),
      activity: textsOf(this.names),
      oddCells: this.oddCells,
      typedCells: this.typedCells,
    };
  }

  private ownColumns(): OneColumn {
    return this.columns.reduce<OneColumn>((all, column) => ({ ...all, ...column }), {});
  }
}

const textsOf = (blocks: readonly TextBlock[]): Texts =>
  blocks.length === 0 ? [] : new PackedTexts(blocks);
