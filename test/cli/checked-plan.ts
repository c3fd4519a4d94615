import type { Checked } from "../../src/cli/checked";
import { diagnose } from "../../src/poi/diagnosis/diagnose";
import type { Validation } from "../../src/poi/validation/validation";

/** A validation as the reports take it, of a workbook that is all plan. */
export const checkedOf = (validation: Validation): Checked => ({
  reading: {
    plan: validation.plan,
    sheets: [],
    hiddenSheets: [],
    ownSheets: [],
    leftOut: [],
    mayHaveSummary: false,
  },
  validation,
  diagnosis: diagnose(validation),
  summary: undefined,
});
