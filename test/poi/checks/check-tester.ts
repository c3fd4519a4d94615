import { describe, expect, it } from "@jest/globals";
import { cellAddress } from "../../../src/poi/address";
import type { CheckId } from "../../../src/poi/findings/finding";
import { validated, type SheetSpec } from "../poi-sheet";
import type { ValidationOptions } from "../../../src/poi/validation/validation";

export interface Case {
  name: string;
  sheet: SheetSpec;
  options?: ValidationOptions;
}

export interface InvalidCase extends Case {
  /** Cell (or "row 5") → what it says and what it should say, of each finding of the check. */
  findings: { at: string; found?: number | null; expected?: number | null; detail?: object }[];
  /** Other checks that the same fault also breaks; none where absent. */
  alsoBreaks?: CheckId[];
}

/** Valid and invalid cases of one check, as ESLint's rules are tested: the whole validation runs, so a check that cries where another should is seen. */
export function testCheck(id: CheckId, cases: { valid: Case[]; invalid: InvalidCase[] }): void {
  describe(id, () => {
    describe("valid", () => {
      it.each(cases.valid)("$name", ({ sheet, options }) => {
        const { findings } = validated(sheet, options);
        expect(findings.filter(({ check }) => check === id)).toEqual([]);
      });
    });
    describe("invalid", () => {
      it.each(cases.invalid)("$name", ({ sheet, options, findings: expected, alsoBreaks = [] }) => {
        const { findings } = validated(sheet, options);
        const found = findings
          .filter(({ check }) => check === id)
          .map((finding) => ({
            at:
              finding.column < 0
                ? `row ${finding.row + 1}`
                : cellAddress(finding.row, finding.column),
            found: finding.found,
            expected: finding.expected,
            detail: finding.detail,
          }));
        expect(found).toHaveLength(expected.length);
        for (const [index, finding] of expected.entries())
          expect(found[index]).toMatchObject(finding);
        const others = findings.map(({ check }) => check).filter((check) => check !== id);
        expect([...new Set(others)].sort()).toEqual([...alsoBreaks].sort());
      });
    });
  });
}
