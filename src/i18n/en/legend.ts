import type { Catalogue } from "../es/index";
import { createFormat } from "../format";

const { percent } = createFormat("en");

export const legend: Catalogue["legend"] = {
  "wrong-sum": () => "Sum that does not hold (META, quarter or TOTAL)",
  "shifted-row": () => "Row whose cells have slid",
  critical: ({ critical }) => `Critical under-execution: below ${percent(critical)}`,
  low: ({ critical, low }) =>
    `Low under-execution: from ${percent(critical)} to below ${percent(low)}`,
  slight: ({ low }) => `Slight under-execution: from ${percent(low)} to below 100 %`,
};
