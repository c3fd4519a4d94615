import { expect, it } from "@jest/globals";
import { createColors } from "picocolors";
import { jsonReport } from "../../src/cli/json-report";
import { terminalReport } from "../../src/cli/terminal-report";
import { catalogue } from "../../src/i18n/index";
import { validate } from "../../src/poi/validation/validation";
import { ONE_OR_TOTAL, planOf, poiSheet, withoutQuarters } from "../poi/poi-sheet";
import { checkedOf } from "./checked-plan";

const texts = catalogue("es");
const READ = { areRead: true, uncalculated: [] };
const block = withoutQuarters(poiSheet(ONE_OR_TOTAL));
const checked = checkedOf(validate(planOf(block)));

it("gives the row's cell that may be wrong in place of TOTAL's among the alternatives", () => {
  expect(jsonReport("plan.xlsx", checked, texts, READ).corrections).toMatchObject([
    {
      ...{ kind: "total", row: 8, certainty: "ambiguous" },
      cells: [{ cell: "V8", from: 8, to: 68 }],
      alternatives: [[{ cell: "V5", from: 66, to: 6 }]],
    },
  ]);
  const colors = createColors(false);
  const report = terminalReport(checked, texts, { width: 120, colors }).replace(/[│\s]+/g, " ");
  expect(report).toContain("O bien: V5 66→6 (la fila 5, en vez de TOTAL).");
});

it("names its sheet where that is another", () => {
  const total = { ...block, sheet: "TOTAL", values: block.values.toSpliced(4, 3) };
  const rows = { ...block, values: block.values.slice(0, 7) };
  const apart = checkedOf(validate(planOf(rows, total)));
  const [correction] = jsonReport("plan.xlsx", apart, texts, READ).corrections;
  expect(correction.sheet).toBe("TOTAL");
  expect(correction.alternatives).toEqual([[{ sheet: "POI", cell: "V5", from: 66, to: 6 }]]);
});
