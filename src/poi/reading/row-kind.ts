import type { Row } from "../cells";
import { fold } from "../header/fold";
import { isMonthNumberRow } from "../header/layout";
import { isNote, isPercentage, isWorkedOut, saysTotal, totalLabel } from "../header/row-labels";
import { headsOtherFigures } from "./another-header";
import {
  countAmounts,
  isExecutedAlone,
  namesColumns,
  namesMoneyIn,
  saysNoData,
} from "./row-amounts";
import {
  isAlone,
  isGrandTotal,
  isHeading,
  isNamed,
  labelOf,
  textAtPosition,
  textsOf,
} from "./row-texts";
import type { RowsBuilder } from "./rows-builder";
import type { TableSoFar } from "./table-so-far";
import { isTotalAbove } from "./total-above";
import { TotalEvidence } from "./total-evidence";
import { toldByLook, type ToldByLook } from "./totals-by-look";
import { isUnderTotal } from "./under-total";

/** "grand-total": a total that names nothing that it totals. "header": what is no row of the table, and may begin another. "end": what begins another that may be no part of the plan. "part-total": one of several that together add up the rows above, each those of a measure, an objective. "brought": the sum of the page before, over this one's rows. "under-total": what may be worked out of a total, or of another block. */
export type RowKind =
  | "activity"
  | "total"
  | "grand-total"
  | "part-total"
  | "brought"
  | "header"
  | "end"
  | "under-total"
  | "other";

/** Measures or objectives of which a table has a total each at its foot, at most. */
const MOST_PARTS = 50;

/** "VAN…" at the foot of a page and "VIENEN…" at the head of the next: what has been added up so far. */
const CARRIED = /^(VAN|VIENEN)( (A|AL|DE|DEL) .*)?[ .…:]*$/;

/** Tells a table's rows apart by their texts and, where these do not tell, by their figures. */
export class RowKinds {
  private readonly evidence: TotalEvidence;
  private told: ToldByLook | undefined;
  /** Rows below one that was read, known with it to add up parts of those above. */
  private readonly partTotals = new WeakSet<Row>();
  /** Index in the activities of the first one below the last row that says how many there are. */
  private countedTo = 0;

  constructor(private readonly activities: RowsBuilder) {
    this.evidence = new TotalEvidence(activities);
  }

  /** What the row `rows[at]`, below a table's header, is; the rows after it are those read so far. */
  kindOf(rows: readonly Row[], at: number, open: TableSoFar): RowKind {
    const row = rows[at];
    const { shape, firstAmount } = open;
    const { numbers, texts: textsAmongAmounts } = countAmounts(row, shape);
    const texts = textsOf(row, open);
    const isBelow = open.isClosed && this.activities.length > open.firstActivity;
    const label = labelOf(texts);
    const saysNothing = label !== undefined && numbers === 0 && saysNoData(row, shape);
    // TOTAL whose figures have their unit behind them, "1204 und.", is one of texts.
    const isOfTexts = saysNothing || (label === "bare" && !namesColumns(row, shape));
    if (numbers === 0 && textsAmongAmounts > 0 && !isOfTexts) {
      const isOther = namesColumns(row, shape)
        ? isBelow
        : (isBelow && namesMoneyIn(row, shape)) || headsOtherFigures(rows, at, shape);
      return isOther ? "end" : "header";
    }
    if (numbers > 1 && isMonthNumberRow(row)) return "header";
    const carried = numbers > 0 && isAlone(row, firstAmount) && CARRIED.exec(fold(texts[0] ?? ""));
    if (carried) return carried[1] === "VAN" ? "total" : "brought";
    if (numbers > 0 && this.isWorkedOutOfTotal(row, texts, open)) return "under-total";
    if (label && this.isPartTotal(rows, at, open)) return "part-total";
    if (label && this.saysElse(row, label, open)) return "other";
    if (label && this.isTotal(label, row, texts, open)) {
      // "TOTAL PRESUPUESTO (S/)", "Total de hojas".
      if (isBelow && label === "named" && !this.isBorneOut(row, open)) return "under-total";
      if (numbers === 0 && label !== "bare" && !saysNothing) return "other";
      return isGrandTotal(texts) ? "grand-total" : "total";
    }
    // Under TOTAL it is a signature's: "Fecha:" beside a date.
    if (numbers === 0 && isBelow) return "other";
    if (numbers === 0)
      return isNamed(row, open) ? "activity" : texts.length > 1 ? "header" : "other";
    if (texts.length === 0 && this.sumsUp(row, open)) return "grand-total";
    if (numbers > 1) {
      if (isHeading(row, texts, shape) && this.isAbove(rows, at, open)) return "total";
      const isCounted = this.told?.activities.has(row) === true;
      if (!isCounted && this.addsUpGroup(row, texts, open)) return "total";
      if (!isCounted && texts.length === 1 && this.addsUp(row, open)) return "grand-total";
    }
    const isOutcome = this.followsTotal(open) && shape.measure >= 0 && isExecutedAlone(row, shape);
    if ((isBelow || isOutcome) && isUnderTotal(row, texts, numbers, open)) return "under-total";
    if (numbers === 1 && this.countsActivities(row, open)) return "other";
    if (texts.length === 0) return numbers > 1 ? "activity" : "other";
    const isNoteBelow = textAtPosition(row, shape.measure) === "" && isNote(fold(texts[0]));
    return isNoteBelow ? "other" : "activity";
  }

  /**
   * Whether a row with a total's label is one: an activity may be called "Total de …" as well, and has a measure
   * or a unit beside its name. Where the texts do not tell, the figures do.
   */
  private isTotal(
    label: "bare" | "named",
    row: Row,
    texts: readonly string[],
    open: TableSoFar,
  ): boolean {
    const { shape } = open;
    const measure = textAtPosition(row, shape.measure);
    const unit = textAtPosition(row, shape.unit);
    const activity = textAtPosition(row, shape.activity);
    const isUnitLabel = totalLabel(fold(unit)) !== undefined;
    if (measure === "") {
      if (label === "bare") return true;
      // Alone in its row, in a table where an activity would have a measure; or where the units stand.
      const isAlone = texts.length === 1;
      if (isAlone && (shape.measure >= 0 || isUnitLabel || activity === "")) return true;
    } else if (label === "named" && unit !== "" && !isUnitLabel) return false;
    return this.isBorneOut(row, open);
  }

  /**
   * Whether a row with a total's label is one of several right below one another that add up a part of the activities each,
   * and together all: TOTAL of each measure, or of each objective, whose rows stand here and there.
   */
  private isPartTotal(rows: readonly Row[], at: number, open: TableSoFar): boolean {
    const { shape, sinceTotal, firstActivity } = open;
    if (this.partTotals.has(rows[at])) return true;
    const below = rows.slice(at, at + MOST_PARTS);
    const other = below.findIndex((row) => labelOf(textsOf(row, open)) === undefined);
    const labelled = other < 0 ? below : below.slice(0, other);
    const starts = [sinceTotal, firstActivity, 0];
    const count = this.evidence.addUpTogether(labelled, shape, starts);
    for (const row of labelled.slice(0, count)) this.partTotals.add(row);
    return count > 0;
  }

  private saysElse(
    row: Row,
    label: "bare" | "named",
    { shape, firstActivity, sinceTotal }: TableSoFar,
  ): boolean {
    return this.evidence.saysElse(row, shape, [sinceTotal, firstActivity, 0], label);
  }

  /** Whether no activity stands between a row and a total above it. */
  private followsTotal({ firstActivity, sinceTotal, hasTotalsAbove }: TableSoFar): boolean {
    const { length } = this.activities;
    return length === sinceTotal && (length > firstActivity || hasTotalsAbove);
  }

  /**
   * Whether a row that has a label alone says what is worked out of the rows above it ("% DE AVANCE"), be they a total of any
   * name or activities. Its words are an activity's as well ("Avance de la obra"), and tell by themselves only right under a
   * total, where an activity would have a measure; elsewhere it must be a percentage, or say nothing but of what was executed.
   */
  private isWorkedOutOfTotal(row: Row, texts: readonly string[], open: TableSoFar): boolean {
    const { shape, firstAmount } = open;
    const label = fold(texts[0] ?? "");
    if (!isAlone(row, firstAmount) || !isWorkedOut(label)) return false;
    const follows = this.followsTotal(open);
    const isTotal = totalLabel(label) !== undefined;
    const hasMeasures = shape.measure >= 0;
    if (follows && hasMeasures && !isTotal) return true;
    // "PORCENTAJE" by itself may be the measure of an activity whose name stands above it.
    if (!follows && !isTotal && textAtPosition(row, shape.measure) !== "") return false;
    const told = [
      follows,
      isPercentage(label),
      isTotal || (hasMeasures && saysTotal(label)),
      isExecutedAlone(row, shape),
    ];
    return told.filter((tells) => tells).length > 1 && !(isTotal && this.isBorneOut(row, open));
  }

  /** Whether a row has a label, and of figures only how many activities stand above it, in all or since the last such row. */
  private countsActivities(row: Row, { shape, firstAmount, ...open }: TableSoFar): boolean {
    if (shape.measure < 0 || textAtPosition(row, shape.measure) !== "") return false;
    if (!isAlone(row, firstAmount)) return false;
    const { length } = this.activities;
    const starts = [this.countedTo, open.sinceTotal, open.firstActivity];
    const isCount = starts.some((start) => start < length && row[firstAmount] === length - start);
    if (isCount) this.countedTo = length;
    return isCount;
  }

  private isBorneOut(row: Row, { shape, firstActivity, sinceTotal }: TableSoFar): boolean {
    return this.evidence.bearsOut(row, shape, [sinceTotal, firstActivity, 0]);
  }

  /** Whether a row adds up those below it. Plans that are written so begin with such a row. */
  private isAbove(rows: readonly Row[], at: number, open: TableSoFar): boolean {
    if (!open.hasTotalsAbove && this.activities.length > open.firstActivity) return false;
    const { shape, firstAmount } = open;
    if (shape.measure < 0 || textAtPosition(rows[at], shape.measure) !== "") return false;
    const isLikely = open.hasTotalsAbove && isAlone(rows[at], firstAmount);
    const { totals, activities } = this.toldOf(rows, at, open);
    if (activities.has(rows[at])) return false;
    return isTotalAbove(rows, at, shape, isLikely) || totals.has(rows[at]);
  }

  /** What their looks tell of rows that are read together, the first of which may be a total. */
  private toldOf(rows: readonly Row[], at: number, { shape, firstAmount }: TableSoFar): ToldByLook {
    const { told } = this;
    if (told?.all.has(rows[at])) return told;
    return (this.told = toldByLook(rows, at, shape, firstAmount));
  }

  /** Whether a row with a label of any words ("METAS TOTALES") in place of an activity's name and measure is a total. */
  private addsUp(row: Row, { shape, firstAmount, firstActivity, sinceTotal }: TableSoFar): boolean {
    if (shape.measure < 0 || !isAlone(row, firstAmount)) return false;
    return this.evidence.addsUp(row, shape, [sinceTotal, firstActivity, 0]);
  }

  /** Whether a row under the activities of a unit or category, with its name in place of an activity's and a measure, adds them up. */
  private addsUpGroup(
    row: Row,
    texts: readonly string[],
    { shape, firstActivity }: TableSoFar,
  ): boolean {
    if (shape.measure < 0 || textAtPosition(row, shape.measure) !== "") return false;
    const names = new Set(texts.map(fold));
    const [name] = names;
    return names.size === 1 && this.evidence.addsUpGroup(row, shape, name, firstActivity);
  }

  /**
   * Whether a row without any text is an unlabelled total: its first amount repeats the sum of the activities above it,
   * or most of its amounts do.
   */
  private sumsUp(row: Row, { shape, firstAmount, firstActivity, sinceTotal }: TableSoFar): boolean {
    if (this.activities.length - firstActivity < 2) return false;
    const slot = shape.slots[shape.positions.indexOf(firstAmount)];
    return (
      [firstActivity, 0].some((from) => this.activities.sum(slot, from) === row[firstAmount]) ||
      this.evidence.addsUp(row, shape, [sinceTotal, firstActivity, 0])
    );
  }
}
