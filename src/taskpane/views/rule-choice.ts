import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Catalogue } from "../../i18n/index";
import type { CheckId, Finding } from "../../poi/findings/finding";
import { MEASURE_RULES, type MeasureRule, type RuleChoice } from "../../poi/sums/measure-rule";
import { textAt } from "../../poi/plan";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { segmentsView } from "./controls";

/** Checks whose findings another rule of the row would answer. */
const OF_RULES: ReadonlySet<CheckId> = new Set<CheckId>([
  "not-additive",
  "last-value",
  "target-sum",
  "quarter-sum",
]);

/** For a finding that depends on it: how the months of its row make its totals, to be changed. */
export function findingRuleView(
  { check, isTotal, rowIndex }: Finding,
  state: PaneState,
  texts: Catalogue,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (isTotal || rowIndex < 0 || !OF_RULES.has(check)) return nothing;
  return ruleChoiceView("finding-rule", rowIndex, state, texts, actions);
}

/**
 * How the months of an activity (index in Plan.activities) make its totals, to be changed.
 * @param name of the radio group; unique in the pane
 */
export function ruleChoiceView(
  name: string,
  row: number,
  { stage, settings }: PaneState,
  texts: Catalogue,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (stage.kind !== "results") return nothing;
  const { plan, notAdditive } = stage.results.validation;
  const activity = textAt(plan.activities, row, "activity");
  // Without a name there is nothing to know the row by the next time.
  if (activity === "") return nothing;
  const { rule } = texts.pane;
  const known = notAdditive.get(row)?.rule ?? "sum";
  const choose = (chosen: MeasureRule): void => {
    const choice: RuleChoice = {
      unit: textAt(plan.activities, row, "unit"),
      activity,
      rule: chosen,
    };
    const others = settings.rules.filter(
      (other) => other.unit !== choice.unit || other.activity !== choice.activity,
    );
    actions.changeSettings({ rules: [...others, choice] });
  };
  return html`
    <div class="rule-choice">
      ${segmentsView<MeasureRule>({
        label: rule.label,
        name,
        // Of what a column says of the row, none is chosen.
        value: MEASURE_RULES.find((rule) => rule === known),
        choices: [
          { value: "sum", text: rule.sum },
          { value: "accumulated", text: rule.accumulated },
          { value: "percentage", text: rule.percentage },
        ],
        choose,
      })}
    </div>
  `;
}
