import type { Correction, Diagnosis } from "../../poi/diagnosis/correction";
import type { BrokenSums } from "../../poi/diagnosis/broken-sums";
import type { FormulaCells } from "../../poi/diagnosis/formula-cells";
import type { Finding } from "../../poi/findings/finding";
import type { Plan } from "../../poi/plan";
import { buffersOf, planParts, PlanAssembler, type PlanPart } from "./plan-parts";
import { slices } from "./slices";

type ShiftedRow =
  BrokenSums["shifted"] extends ReadonlyMap<infer Row, infer Ways> ? readonly [Row, Ways] : never;

type NotAdditiveRow =
  BrokenSums["notAdditive"] extends ReadonlyMap<infer Row, infer Rule>
    ? readonly [Row, Rule]
    : never;

/** What is to be diagnosed, in parts that each take a moment to hand over to another thread; "end" is the last. */
export type BrokenPart =
  | PlanPart
  | { readonly kind: "findings"; readonly items: readonly Finding[] }
  | { readonly kind: "shifted"; readonly items: readonly ShiftedRow[] }
  | { readonly kind: "formulas"; readonly items: readonly string[] }
  | {
      readonly kind: "end";
      readonly quarter: number;
      readonly notAdditive: readonly NotAdditiveRow[];
    };

/** A diagnosis in parts that each take a moment to receive; "rest" is the last. */
export type DiagnosisPart =
  | { readonly kind: "corrections"; readonly items: readonly Correction[] }
  | { readonly kind: "rest"; readonly rest: Omit<Diagnosis, "corrections"> };

const ITEMS_A_PART = 4000;
/** A correction with its alternatives is larger than a finding. */
const CORRECTIONS_A_PART = 400;

/** Takes apart what is to be diagnosed. What tells activities apart, which is much of a large plan, stays: no correction asks for it. */
export function* brokenParts(broken: BrokenSums, formulas: FormulaCells): Generator<BrokenPart> {
  yield* planParts(withoutNames(broken.plan));
  for (const items of slices(broken.findings, ITEMS_A_PART)) yield { kind: "findings", items };
  for (const items of slices([...broken.shifted], CORRECTIONS_A_PART))
    yield { kind: "shifted", items };
  for (const items of slices([...formulas], ITEMS_A_PART)) yield { kind: "formulas", items };
  const { quarter, notAdditive } = broken;
  yield { kind: "end", quarter, notAdditive: [...notAdditive] };
}

/** The buffers of a part, to be transferred in place of copied. */
export function buffersOfBroken(part: BrokenPart): ArrayBuffer[] {
  switch (part.kind) {
    case "findings":
    case "shifted":
    case "formulas":
    case "end":
      return [];
    default:
      return buffersOf(part);
  }
}

function withoutNames({ activities, totals, ...rest }: Plan): Plan {
  return {
    ...rest,
    codes: [],
    otherTexts: new Int32Array(0),
    activities: { ...activities, activity: [] },
    totals: { ...totals, activity: [] },
  };
}

/** Puts together again what is to be diagnosed. */
export class BrokenAssembler {
  private readonly plan = new PlanAssembler();
  private readonly findings: Finding[] = [];
  private readonly shifted = new Map<ShiftedRow[0], ShiftedRow[1]>();
  private readonly formulas = new Set<string>();

  /** Returns it once its last part has come. */
  add(part: BrokenPart): { broken: BrokenSums; formulas: FormulaCells } | undefined {
    switch (part.kind) {
      case "findings":
        for (const finding of part.items) this.findings.push(finding);
        return undefined;
      case "shifted":
        for (const [row, ways] of part.items) this.shifted.set(row, ways);
        return undefined;
      case "formulas":
        for (const key of part.items) this.formulas.add(key);
        return undefined;
      case "end": {
        const { findings, shifted, formulas } = this;
        const { quarter } = part;
        const notAdditive = new Map(part.notAdditive);
        const plan = this.plan.finish();
        return { broken: { plan, findings, shifted, quarter, notAdditive }, formulas };
      }
      default:
        this.plan.add(part);
        return undefined;
    }
  }
}

/** Takes a diagnosis apart. */
export function* diagnosisParts({ corrections, ...rest }: Diagnosis): Generator<DiagnosisPart> {
  for (const items of slices(corrections, CORRECTIONS_A_PART)) yield { kind: "corrections", items };
  yield { kind: "rest", rest };
}

/** Puts a diagnosis together again. */
export class DiagnosisAssembler {
  private readonly corrections: Correction[] = [];

  /** Returns the diagnosis once its last part has come. */
  add(part: DiagnosisPart): Diagnosis | undefined {
    if (part.kind === "rest") return { ...part.rest, corrections: this.corrections };
    for (const correction of part.items) this.corrections.push(correction);
    return undefined;
  }
}
