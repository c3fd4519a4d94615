import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Catalogue } from "../../i18n/index";
import type { Finding } from "../../poi/finding";
import { icon } from "./icons";

/** What is said of a finding once it has been gone to: was → should be, and why it matters. */
export function findingDetailView(finding: Finding, texts: Catalogue): TemplateResult {
  return html`
    <div class="detail">
      ${valuesView(finding, texts)}
      <p class="why">${texts.checks.texts[finding.check].why}</p>
    </div>
  `;
}

function valuesView(
  { found, expected }: Finding,
  { pane, format }: Catalogue,
): TemplateResult | typeof nothing {
  if (expected === null) return nothing;
  return html`
    <dl class="values">
      <div>
        <dt>${pane.findings.says}</dt>
        <dd class="was">${found === null ? pane.findings.blank : format.number(found)}</dd>
      </div>
      ${icon("arrowRight")}
      <div>
        <dt>${pane.findings.shouldSay}</dt>
        <dd class="will-be">${format.number(expected)}</dd>
      </div>
    </dl>
  `;
}
