import { html, nothing, type TemplateResult } from "lit/html.js";
import { catalogue, type Catalogue } from "../catalogues";
import { findingText } from "../../i18n/finding-text";
import type { Finding } from "../../poi/findings/finding";
import type { Actions } from "../actions";
import { findingCell, type FindingRow } from "../finding-list";
import type { PaneState } from "../state";
import { findingDetailView } from "./finding-detail";
import { icon } from "./icons";
import { findingRuleView } from "./rule-choice";
import { severitySign } from "./severity";

type GroupRow = Extract<FindingRow, { kind: "group" }>;
type ListedFinding = Extract<FindingRow, { kind: "finding" }>;

/** A group's heading, which folds it up. */
export function groupView(row: GroupRow, state: PaneState, actions: Actions): TemplateResult {
  const { format } = catalogue(state.language);
  const toggle = (): void => {
    const folded = new Set(state.filters.folded);
    if (!folded.delete(row.key)) folded.add(row.key);
    actions.filter({ folded });
  };
  return html`
    <h3 class="group">
      <button type="button" class="group-button" aria-expanded=${!row.folded} @click=${toggle}>
        ${icon(row.folded ? "chevronRight" : "chevronDown")}
        <span class="group-title">${row.title}</span>
        <span class="badge ${row.severity}">${format.number(row.count)}</span>
      </button>
    </h3>
  `;
}

/** A finding: where, what, and whose; the one gone to last shows its detail too. */
export function findingView(
  { finding }: ListedFinding,
  context: { readonly selected: boolean; readonly state: PaneState; readonly actions: Actions },
): TemplateResult {
  const { selected, state, actions } = context;
  const texts = catalogue(state.language);
  return html`
    <div class="finding ${selected ? "selected" : ""}">
      <button
        type="button"
        class="finding-button"
        aria-current=${selected ? "true" : nothing}
        @click=${() => actions.goToFinding(finding)}
      >
        ${severitySign(finding.severity, texts.checks.severity(finding.severity))}
        <span class="finding-body">
          <span class="finding-head">
            <span class="cell">${placeText(finding, texts)}</span>
            <span class="sheet">${finding.sheet}</span>
          </span>
          <span class="finding-text as-typed">${findingText(texts, finding)}</span>
          <span class="finding-whose">${whoseText(finding, texts)}</span>
        </span>
      </button>
      ${selected ? findingDetailView(finding, state, actions) : nothing}
      ${selected ? findingRuleView(finding, state, texts, actions) : nothing}
    </div>
  `;
}

function placeText(finding: Finding, { pane }: Catalogue): string {
  return findingCell(finding) ?? pane.findings.row(finding.row + 1);
}

function whoseText({ rowIndex, isTotal, unit, activity }: Finding, { pane }: Catalogue): string {
  if (isTotal) return pane.findings.totalRow;
  if (rowIndex < 0 && activity === "") return pane.findings.wholeTable;
  return [unit, activity].filter((text) => text !== "").join(" · ");
}
