import { describe, expect, it } from "@jest/globals";
import { diagnoseKnowing } from "../../../src/poi/diagnosis/diagnose-knowing";
import { formulaKey } from "../../../src/poi/diagnosis/formula-cells";
import type { Plan } from "../../../src/poi/plan";
import { validate } from "../../../src/poi/validation/validation";
import {
  BrokenAssembler,
  brokenParts,
  DiagnosisAssembler,
  diagnosisParts,
} from "../../../src/taskpane/checking/diagnosis-parts";
import { planOf, poiSheet } from "../../poi/poi-sheet";

const MANY = 500;
const VALIDATIONS = {
  "of one row": validate(planOf(poiSheet({ activities: [{ cells: { F: 9 } }, {}], total: true }))),
  "of more corrections than a part takes": validate(
    planOf(poiSheet({ activities: Array.from({ length: MANY }, () => ({ cells: { E: 99 } })) })),
  ),
};

const unnamed = (plan: Plan): Plan => ({
  ...plan,
  activities: { ...plan.activities, activity: [] },
  totals: { ...plan.totals, activity: [] },
});

describe.each(Object.entries(VALIDATIONS))(
  "a diagnosis %s, asked of another thread",
  (_, given) => {
    const formulas = new Set([formulaKey(false, 0, 29)]);

    it("is of the same broken sums, with the same formulas", () => {
      const { plan, findings, shifted, quarter, notAdditive } = given;
      const assembler = new BrokenAssembler();
      const parts = [...brokenParts(given, formulas)].map((part) => structuredClone(part));
      const last = parts.pop();
      for (const part of parts) expect(assembler.add(part)).toBeUndefined();
      expect(last && assembler.add(last)).toEqual({
        broken: { plan: unnamed(plan), findings, shifted, quarter, notAdditive },
        formulas,
      });
    });

    it("has the same answer without the names of activities, which are not handed over", () => {
      const of = { ...given, plan: unnamed(given.plan) };
      expect(diagnoseKnowing(of, formulas)).toEqual(diagnoseKnowing(given, formulas));
    });

    it("comes back whole", () => {
      const diagnosis = diagnoseKnowing(given, formulas);
      expect(diagnosis.corrections.length).toBeGreaterThan(0);
      const assembler = new DiagnosisAssembler();
      const parts = [...diagnosisParts(diagnosis)].map((part) => structuredClone(part));
      const last = parts.pop();
      for (const part of parts) expect(assembler.add(part)).toBeUndefined();
      expect(last && assembler.add(last)).toEqual(diagnosis);
    });
  },
);
