import { html, nothing, type TemplateResult } from "lit/html.js";
import { catalogue, type Catalogue } from "../catalogues";
import type { Finding } from "../../poi/findings/finding";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { correctionOf, correctionView, settledBy } from "./correction";
import { icon } from "./icons";
import { pointingOffer } from "./pointing";

/**
 * What is said of a finding once it has been gone to: its correction, or where there is none what the cell says and
 * should say; and why it matters.
 */
export function findingDetailView(
  finding: Finding,
  state: PaneState,
  actions: Actions,
): TemplateResult {
  const texts = catalogue(state.language);
  return html`
    <div class="detail">
      ${shouldSayView(finding, state, texts)} ${correctionView(finding, state, actions)}
      ${
        finding.check === "missing-column" ||
        (finding.check === "unread-columns" && finding.severity === "warning")
          ? pointingOffer(finding, texts.pointing.offeredForMissing, state, actions)
          : nothing
      }
      <p class="why">${texts.checks.texts[finding.check].why}</p>
    </div>
  `;
}

/** What the cell says and should say, where no correction says it: of a column of TOTAL, when it will hold as it is. */
function shouldSayView(
  finding: Finding,
  state: PaneState,
  texts: Catalogue,
): TemplateResult | typeof nothing {
  if (correctionOf(state, finding)) return nothing;
  const rows = settledBy(state, finding);
  return rows.length > 0
    ? html`<p>${texts.corrections.settled(rows)}</p>`
    : valuesView(finding, texts);
}

function valuesView(
  { found, foundText, expected }: Finding,
  { pane, corrections, format }: Catalogue,
): TemplateResult | typeof nothing {
  if (expected === null) return nothing;
  const said = format.apart(found ?? 0, expected);
  const says = found === null ? pane.findings.blank : said.found;
  return html`
    <dl class="values">
      <div>
        <dt>${pane.findings.says}</dt>
        <dd class="was">${foundText === undefined ? says : corrections.quoted(foundText)}</dd>
      </div>
      ${icon("arrowRight")}
      <div>
        <dt>${pane.findings.shouldSay}</dt>
        <dd class="will-be">${said.expected}</dd>
      </div>
    </dl>
  `;
}
