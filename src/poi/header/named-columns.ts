import { TARGET } from "../slots";
import type { Band } from "./band";
import { mayDescribeActivity, WEAK_RANK } from "./column-names";
import type { Columns } from "./columns";
import { fold } from "./fold";
import { factsOf } from "./header-facts";
import type { HeaderFacts, TextRole } from "./words";

const isPlainUnit = (name: string): boolean => /^UNIDAD(ES)?$/.test(fold(name));

/** The columns of a header that a name tells; of several that name the same the most specific is read, or the first. */
export class NamedColumns {
  readonly text: Record<TextRole, number> = {
    unit: -1,
    category: -1,
    activity: -1,
    measure: -1,
  };
  readonly reasons: { column: number; month: number | null }[] = [];
  private readonly ranks = new Map<TextRole | "target", number>();
  /** Those with a name that is of no amounts, percentages, running totals and the like. */
  private readonly named: number[] = [];
  private firstCode = -1;
  private firstRule = -1;
  private beside = -1;
  /** Columns that are a description, and nothing says of what. */
  private descriptions = 0;
  /** A column named UNIDAD and no more: of an entity, or of measure. */
  private plainUnit = -1;

  constructor(
    private readonly band: Band,
    private readonly firstColumn: number,
  ) {}

  /** See Columns.code. */
  get code(): number {
    return this.firstCode;
  }

  /** See Columns.rule. */
  get rule(): number {
    return this.firstRule;
  }

  /** See Columns.besideFrom. */
  get besideFrom(): number {
    return this.beside;
  }

  /** Whether META is the number of a budget's line, and every name of the plan's columns known. */
  get isExport(): boolean {
    return (this.ranks.get("target") ?? 0) < 0;
  }

  /** Notes a column that is of no amounts; what it is read for is told afterwards. */
  note(column: number): void {
    if (this.band.headerOf(column) !== "") this.named.push(this.at(column));
  }

  /** What a description says, with the rank of what it is of; undefined where that is no activity. */
  described(column: number, said: HeaderFacts): HeaderFacts | undefined {
    const over = this.band.nameOver(column);
    const { role, rank } = factsOf(over);
    // The description of an objective or a product is no activity's name.
    if (role === undefined ? !mayDescribeActivity(over) : role !== "activity") return undefined;
    if (rank !== undefined) return { ...said, rank };
    this.descriptions++;
    return said;
  }

  /** Takes what identifies an activity. */
  addCode(column: number): void {
    if (this.firstCode < 0) this.firstCode = this.at(column);
  }

  /** Takes how months make META. */
  addRule(column: number): void {
    if (this.firstRule < 0) this.firstRule = this.at(column);
  }

  /** Takes reasons for less execution. */
  addReason(column: number, { period }: HeaderFacts): void {
    const month = period?.kind === "month" ? period.index : null;
    this.reasons.push({ column: this.at(column), month });
  }

  /**
   * Takes a column that names what a row's texts are of, or META, and returns whether it does so best so far.
   * @param amount the columns of amounts so far, by slot
   */
  take(column: number, role: TextRole | "target", rank: number, amount: Int32Array): boolean {
    if (role === "unit" && isPlainUnit(this.band.nameOf(column))) this.plainUnit = this.at(column);
    const known = this.ranks.get(role);
    const isOfRows = role === "unit" || role === "activity";
    if (isOfRows && known === rank && this.beside < 0 && amount.some((at) => at >= 0))
      this.beside = this.at(column);
    if (known !== undefined && known <= rank) return false;
    this.ranks.set(role, rank);
    if (role !== "target") this.text[role] = this.at(column);
    return true;
  }

  /** Once all columns are taken: leaves out names that tell too little, and finds what UNIDAD alone is of. */
  settle(): void {
    const { text } = this;
    const isOfPlan = this.isNamed("target") || this.isNamed("unit");
    // Of several any may be the activity's.
    if (this.isWeak("activity") && (this.descriptions > 1 || !isOfPlan)) text.activity = -1;
    if (this.isWeak("unit") && text.activity < 0) text.unit = -1;
    if (text.measure < 0 && this.isMeasure(this.plainUnit)) text.measure = this.plainUnit;
  }

  /** See Columns.otherTexts: none in an export, where codes tell activities apart. */
  otherTexts({ amount, claims }: Pick<Columns, "amount" | "claims">): number[] {
    if (this.isExport) return [];
    const { text, code, rule, reasons } = this;
    const firstAmount = Math.min(
      ...amount.filter((column, slot) => column >= 0 && slot !== TARGET),
    );
    const others = new Set([
      ...[...Object.values(text), amount[TARGET], code, rule],
      ...[...reasons, ...claims.filter(({ slot }) => slot >= 0)].map(({ column }) => column),
    ]);
    return this.named.filter((column) => column < firstAmount && !others.has(column));
  }

  private at(column: number): number {
    return this.firstColumn + column;
  }

  private isWeak(role: TextRole | "target"): boolean {
    return (this.ranks.get(role) ?? 0) >= WEAK_RANK;
  }

  /** "ÓRGANO | ACTIVIDAD | UNIDAD | META": where another column is the unit's, UNIDAD behind the activity is the measure's. */
  private isMeasure(plainUnit: number): boolean {
    const { unit, activity } = this.text;
    return unit >= 0 && unit !== plainUnit && activity >= 0 && plainUnit > activity;
  }

  private isNamed(role: TextRole | "target"): boolean {
    return this.ranks.has(role) && !this.isWeak(role);
  }
}
