import { expect, it } from "@jest/globals";
import { createColors } from "picocolors";
import { jsonReport } from "../../src/cli/json-report";
import { terminalReport } from "../../src/cli/terminal-report";
import { catalogue } from "../../src/i18n/index";
import { validated } from "../poi/poi-sheet";
import { checkedOf } from "./checked-plan";

const checked = checkedOf({
  ...validated({ activities: [{ cells: { AD: 9 } }, {}] }),
  counts: { error: 1_000_000, warning: 0, info: 0 },
  omitted: new Map([["quarter-sum", 990_000]]),
});

it("says in the terminal's report what is not listed", () => {
  const report = terminalReport(checked, catalogue("es"), {
    width: 120,
    colors: createColors(false),
  });
  expect(report).toContain("1,000,000 errores por corregir");
  expect(report).toContain("990,000 de «Trimestre, semestre o año que no cuadra»");
});

it("gives the true counts in the JSON document, and what it leaves out", () => {
  const document = jsonReport("plan.xlsx", checked, catalogue("es"), {
    areRead: true,
    uncalculated: [],
  });
  expect(document.findings).toHaveLength(1);
  expect(document.counts).toEqual({ error: 1_000_000, warning: 0, info: 0 });
  expect(document.omitted).toEqual({ "quarter-sum": 990_000 });
});
