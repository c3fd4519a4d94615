import type { Severity } from "../../../poi/findings/finding";
import type { CheckTexts } from "../../check-texts";
import type { Catalogue } from "../../es/index";
import { createFormat } from "../../format";
import { activities } from "./activities";
import { cells } from "./cells";
import { formulas } from "./formulas";
import { layout } from "./layout";
import { sums } from "./sums";

const { number, list } = createFormat("en");

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  info: "Notice",
};

const texts: CheckTexts = { ...formulas, ...sums, ...cells, ...layout, ...activities };

export const checks: Catalogue["checks"] = {
  texts,
  severity: (severity) => SEVERITIES[severity],
  omitted: (shown, omitted) =>
    `The first ${number(shown)} findings of each check are shown. There are more: ${list(
      Array.from(omitted, ([check, count]) => `${number(count)} of “${texts[check].title}”`),
    )}. Corrections are looked for only in the rows shown.`,
};
