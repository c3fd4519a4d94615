import type { Finding } from "../../poi/findings/finding";
import type { Plan } from "../../poi/plan";
import type { Validation } from "../../poi/validation/validation";
import type { Ranking } from "../execution-list";
import type { Checked } from "./checked";
import { slices } from "./slices";

type ShiftedRow =
  Validation["shifted"] extends ReadonlyMap<infer Row, infer Ways> ? readonly [Row, Ways] : never;

/** A validation, without its plan, in parts that each take a moment to receive. */
export type ValidationPart =
  | { readonly kind: "findings"; readonly items: readonly Finding[] }
  | { readonly kind: "shifted"; readonly items: readonly ShiftedRow[] }
  | {
      readonly kind: "rest";
      readonly rest: Omit<Validation, "plan" | "findings" | "shifted">;
      readonly ranking: Ranking;
    };

/** So few that the page receives a part in a few milliseconds. */
const ITEMS_A_PART = 500;

/** Takes what the checks say apart; the part "rest" is the last. The one who asked has the plan. */
export function* validationParts({ validation, ranking }: Checked): Generator<ValidationPart> {
  const { plan: _plan, findings, shifted, ...rest } = validation;
  for (const items of slices(findings, ITEMS_A_PART)) yield { kind: "findings", items };
  for (const items of slices([...shifted], ITEMS_A_PART)) yield { kind: "shifted", items };
  yield { kind: "rest", rest, ranking };
}

/** The buffers of a part, to be transferred in place of copied: what was checked is then no more where it was. */
export function buffersOfValidation(part: ValidationPart): ArrayBuffer[] {
  if (part.kind !== "rest") return [];
  const { programmed, executed } = part.rest.execution.amounts;
  const columns = [...programmed, ...executed, ...part.ranking.map(({ rows }) => rows)];
  // None is in shared memory.
  return columns.map(({ buffer }) => buffer as ArrayBuffer);
}

/** Puts it together again. */
export class ValidationAssembler {
  private readonly findings: Finding[] = [];
  private readonly shifted = new Map<ShiftedRow[0], ShiftedRow[1]>();

  /** @param plan asked once everything else has come */
  constructor(private readonly plan: () => Plan) {}

  /** Returns the validation once its last part has come. */
  add(part: ValidationPart): Checked | undefined {
    switch (part.kind) {
      case "findings":
        for (const finding of part.items) this.findings.push(finding);
        return undefined;
      case "shifted":
        for (const [row, ways] of part.items) this.shifted.set(row, ways);
        return undefined;
      case "rest":
        return {
          validation: {
            ...part.rest,
            plan: this.plan(),
            findings: this.findings,
            shifted: this.shifted,
          },
          ranking: part.ranking,
        };
    }
  }
}
