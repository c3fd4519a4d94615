import { expect, it } from "@jest/globals";
import { catalogue } from "../../src/i18n/index";
import { errorText } from "../../src/i18n/error-text";
import { CuadraError } from "../../src/poi/error";

it.each([
  ["GeneralException", "Something went wrong.", "(GeneralException: Something went wrong)."],
  ["Worker", "", "(Worker)."],
])("says Excel's or the browser's own words for %s within a sentence", (code, message, said) => {
  const error = new CuadraError("unexpected", { code, message });
  for (const language of ["es", "en"] as const)
    expect(errorText(catalogue(language), error)).toContain(said);
});
