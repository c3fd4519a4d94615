import { html, type TemplateResult } from "lit/html.js";
import { catalogue } from "../catalogues";
import { ownSheetRemark, readingDoubts, readingFacts } from "../../i18n/reading-text";
import { verdictText } from "../../i18n/verdict-text";
import { MOST_FINDINGS_A_CHECK } from "../../poi/findings/kept-findings";
import { verdictOf } from "../../poi/validation/verdict";
import type { Actions } from "../actions";
import type { PaneState, Results } from "../state";
import { icon } from "./icons";
import { pointingOffer } from "./pointing";

const ICONS = { ready: "success", "to-review": "warningLarge", "to-fix": "errorLarge" } as const;

/** The one line that matters, why it may be doubted, and what it was said of. */
export function verdictView(state: PaneState, results: Results, actions: Actions): TemplateResult {
  const { language, busy } = state;
  const texts = catalogue(language);
  const { pane, format, columns, checks, report } = texts;
  const { unread, validation } = results;
  const { plan, quarter, quarterSource, findings, omitted } = validation;
  const verdict = verdictOf(validation);
  const doubts = readingDoubts(plan, texts);
  const sheets = new Set(plan.tables.map(({ sheet }) => sheet)).size;
  const of = [
    pane.before.plan(plan.year),
    ...(quarterSource === "none" ? [] : [columns.quarter(quarter)]),
    pane.verdict.plan(plan.activities.count, sheets),
  ];
  const { hiddenSheets, leftOut, ownSheets } = unread;
  const facts = [
    ...(findings.length === 0 ? [pane.verdict.allHold] : []),
    ...(omitted.size > 0 ? [checks.omitted(MOST_FINDINGS_A_CHECK, omitted)] : []),
    ...(hiddenSheets.length > 0 ? [report.hiddenSheets(format.list(hiddenSheets))] : []),
    ...(leftOut.length > 0 ? [report.leftOut(format.list(leftOut))] : []),
    ...ownSheetRemark(ownSheets, texts),
    ...readingFacts(plan, texts),
  ];
  return html`
    <section class="verdict ${verdict}">
      ${icon(ICONS[verdict])}
      <div>
        <h2 class="verdict-line">${verdictText(validation, texts)}</h2>
        <p class="verdict-facts" title=${plan.title}>
          ${busy ? pane.verdict.updating : of.join(" · ")}
        </p>
        ${doubts.map((doubt) => html`<p class="verdict-doubt">${doubt}</p>`)}
        ${plan.notRead
          // Pointing at the columns does not put rows side by side.
          .filter(({ alternate }) => !alternate)
          .slice(0, 1)
          .map((at) => pointingOffer(at, texts.pointing.offered, state, actions))}
        ${facts.map((fact) => html`<p class="verdict-facts">${fact}</p>`)}
      </div>
    </section>
  `;
}
