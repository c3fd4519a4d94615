import { html, nothing, type TemplateResult } from "lit/html.js";
import { catalogue, type Catalogue } from "../catalogues";
import type { Finding } from "../../poi/findings/finding";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { correctionOf, correctionView } from "./correction";
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
      ${correctionOf(state, finding) ? nothing : valuesView(finding, texts)}
      ${correctionView(finding, state, actions)}
      ${
        finding.check === "missing-column" || finding.check === "unread-columns"
          ? pointingOffer(finding, texts.pointing.offeredForMissing, state, actions)
          : nothing
      }
      <p class="why">${texts.checks.texts[finding.check].why}</p>
    </div>
  `;
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
