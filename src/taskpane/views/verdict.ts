import { html, nothing, type TemplateResult } from "lit/html.js";
import { catalogue } from "../catalogues";
import { ownSheetRemark, readingRemarks } from "../../i18n/reading-text";
import { MOST_FINDINGS_A_CHECK } from "../../poi/kept-findings";
import type { Actions } from "../actions";
import type { PaneState, Results } from "../state";
import { icon } from "./icons";
import { pointingOffer } from "./pointing";

/** The one line that matters, and what it was said of. */
export function verdictView(state: PaneState, results: Results, actions: Actions): TemplateResult {
  const { language, busy } = state;
  const texts = catalogue(language);
  const { pane, format, columns, checks } = texts;
  const { plan, counts, quarter, quarterSource, findings, omitted } = results.validation;
  const ready = counts.error === 0;
  const sheets = new Set(plan.tables.map(({ sheet }) => sheet)).size;
  const facts = [
    pane.before.plan(plan.year),
    ...(quarterSource === "none" ? [] : [columns.quarter(quarter)]),
    pane.verdict.plan(plan.activities.count, sheets),
  ];
  return html`
    <section class="verdict ${ready ? "ready" : "to-fix"}">
      ${icon(ready ? "success" : "errorLarge")}
      <div>
        <h2 class="verdict-line">
          ${ready ? pane.verdict.ready : pane.verdict.toFix(counts.error)}
        </h2>
        <p class="verdict-facts" title=${plan.title}>
          ${busy ? pane.verdict.updating : facts.join(" · ")}
        </p>
        ${findings.length === 0 ? html`<p class="verdict-facts">${pane.verdict.allHold}</p>` : nothing}
        ${
          omitted.size > 0
            ? html`<p class="verdict-facts">${checks.omitted(MOST_FINDINGS_A_CHECK, omitted)}</p>`
            : nothing
        }
        ${
          results.hiddenSheets.length > 0
            ? html`<p class="verdict-facts">
                ${pane.verdict.hiddenSheets(format.list(results.hiddenSheets))}
              </p>`
            : nothing
        }
        ${[
          ...ownSheetRemark(results.ownSheets, texts),
          ...readingRemarks(plan, texts, pane.verdict),
        ].map((remark) => html`<p class="verdict-facts">${remark}</p>`)}
        ${plan.notRead
          // Pointing at the columns does not put rows side by side.
          .filter(({ alternate }) => !alternate)
          .slice(0, 1)
          .map((at) => pointingOffer(at, texts.pointing.offered, state, actions))}
      </div>
    </section>
  `;
}
