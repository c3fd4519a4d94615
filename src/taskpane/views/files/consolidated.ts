import { html, nothing, type TemplateResult } from "lit/html.js";
import { catalogue, type Catalogue } from "../../catalogues";
import { findingText } from "../../../i18n/finding-text";
import {
  placeText,
  type FileOutcome,
  type FileRead,
  type ReadFinding,
} from "../../../i18n/file-report";
import { bySeverity } from "../../../poi/findings/severity-order";
import type { FindingBetween } from "../../../poi/consolidate/make-consolidation";
import type { Actions } from "../../actions";
import type { ConsolidationMade, ConsolidationQuestion } from "../../files/files-state";
import { findingCell } from "../../finding-list";
import type { PaneState } from "../../state";
import "../../virtual-list";
import type { ListModel } from "../../virtual-list";
import { icon } from "../icons";
import { questionDialog, type Asked } from "../question-dialog";
import { severitySign } from "../severity";

/** Findings of a file that are told. */
const MOST_FINDINGS = 10;
const ROW_HEIGHT = 56;

/** What came of the files, what is wrong between them, and putting their plan into the workbook. */
export function consolidatedView(
  made: ConsolidationMade,
  state: PaneState,
  actions: Actions,
): TemplateResult {
  const texts = catalogue(state.language);
  const { files, consolidating } = texts;
  const { outcomes, plan, sheet } = made;
  const read = outcomes.filter((each): each is FileRead => each.failure === null);
  const wrong = read.filter(({ counts }) => counts.error > 0).length;
  const failed = outcomes.length - read.length;
  const isSound = wrong === 0 && failed === 0;
  return html`
    <section class="verdict files-verdict ${isSound ? "ready" : "to-fix"}">
      ${icon(isSound ? "success" : "errorLarge")}
      <div>
        <h2 class="verdict-line">
          ${isSound ? consolidating.allSound(outcomes.length) : consolidating.notSound(wrong, failed, outcomes.length)}
        </h2>
        <p class="verdict-facts">
          ${plan ? html`${plan.title}<br />${files.ready(plan.activities, read.length)}` : files.nothing}
        </p>
        ${otherPeriods(made, texts).map((text) => html`<p class="verdict-facts">${text}</p>`)}
      </div>
    </section>
    <div class="files-tools">
      <div class="files-buttons">
        ${sheet === null ? (plan ? insertButton(state, texts, actions) : nothing) : validateButton(texts, actions)}
        <button type="button" class="button" @click=${() => actions.files({ kind: "close" })}>
          ${files.back}
        </button>
      </div>
      ${sheet === null ? nothing : html`<p class="hint">${files.inserted(sheet)}</p>`}
    </div>
    ${reportView(made, state, texts, actions)} ${questionView(made, state, texts, actions)}
  `;
}

function insertButton(
  { files: { working } }: PaneState,
  { files }: Catalogue,
  actions: Actions,
): TemplateResult {
  return html`<button
    type="button"
    class="button primary"
    ?disabled=${working}
    @click=${() => actions.files({ kind: "insert" })}
  >
    ${files.insert}
  </button>`;
}

function validateButton({ files }: Catalogue, actions: Actions): TemplateResult {
  return html`<button type="button" class="button primary" @click=${() => actions.validate()}>
    ${files.validate}
  </button>`;
}

/** Between files first, where there is something; then each file with what is wrong in it. */
function reportView(
  { outcomes, plan, sheet }: ConsolidationMade,
  state: PaneState,
  texts: Catalogue,
  actions: Actions,
): TemplateResult {
  const { files } = texts;
  const between = plan?.findings ?? [];
  const rows = [
    ...between.map((finding, at) => () => betweenView(finding, at, sheet, state, texts, actions)),
    ...outcomes.map((outcome) => () => outcomeView(outcome, texts)),
  ];
  const model: ListModel = {
    count: rows.length,
    key: indexKey,
    estimate: () => ROW_HEIGHT,
    active: 0,
    revealed: null,
    row: (index) => rows[index](),
  };
  return html`
    <section class="files-report" aria-label=${files.report}>
      <h3 class="section-title">${between.length > 0 ? files.between : files.report}</h3>
      ${between.length > 0 ? html`<p class="hint">${files.betweenNote}</p>` : nothing}
      <virtual-list class="findings" .model=${model}></virtual-list>
    </section>
  `;
}

const indexKey = (index: number): number => index;

function betweenView(
  finding: FindingBetween,
  at: number,
  sheet: string | null,
  { files: { selected } }: PaneState,
  texts: Catalogue,
  actions: Actions,
): TemplateResult {
  const key = `between ${at}`;
  const { row, column, severity } = finding;
  return html`
    <div class="finding ${selected === key ? "selected" : ""}">
      <button
        type="button"
        class="finding-button"
        aria-disabled=${sheet === null ? "true" : nothing}
        @click=${() => sheet !== null && actions.files({ kind: "go-to", key, sheet, row, column })}
      >
        ${severitySign(severity, texts.checks.severity(severity))}
        <span class="finding-body">
          <span class="finding-head">
            <span class="cell">${findingCell(finding) ?? texts.files.row(row + 1)}</span>
          </span>
          <span class="finding-text as-typed">${findingText(texts, finding)}</span>
          ${finding.origins.map(
            ({ file, sheet: from, row: fromRow, activity }) =>
              html`<span class="finding-whose"
                >${texts.consolidating.origin(file, from, fromRow + 1, activity)}</span
              >`,
          )}
        </span>
      </button>
    </div>
  `;
}

function outcomeView(outcome: FileOutcome, texts: Catalogue): TemplateResult {
  const { files } = texts;
  if (outcome.failure !== null) {
    return html`
      <div class="file-outcome">
        ${severitySign("error", files.outcome.failed)}
        <div class="finding-body">
          <p class="file-name">${outcome.file}</p>
          <p class="finding-text">${outcome.failure}</p>
        </div>
      </div>
    `;
  }
  const { file, counts, rows, remarks, hiddenSheets, findings } = outcome;
  const { report, consolidating, format } = texts;
  const told = findings.filter(({ severity }) => severity !== "info").sort(bySeverity);
  return html`
    <div class="file-outcome">
      ${
        counts.error > 0
          ? severitySign("error", files.outcome.withErrors)
          : html`<span class="sound-sign" title=${files.outcome.read}>
              ${icon("done")}<span class="visually-hidden">${files.outcome.read}</span>
            </span>`
      }
      <div class="finding-body">
        <p class="file-name">${file}</p>
        <p class="finding-text">
          ${consolidating.activities(rows.length)};
          ${report.counts(counts.error, counts.warning, counts.info)}.
        </p>
        ${
          hiddenSheets.length > 0
            ? html`<p class="finding-whose">${report.hiddenSheets(format.list(hiddenSheets))}</p>`
            : nothing
        }
        ${remarks.map((remark) => html`<p class="finding-whose">${remark}</p>`)}
        ${told.length > 0 ? foundView(told, texts) : nothing}
      </div>
    </div>
  `;
}

function foundView(told: readonly ReadFinding[], texts: Catalogue): TemplateResult {
  const { files } = texts;
  return html`
    <ul class="file-findings">
      ${told
        .slice(0, MOST_FINDINGS)
        .map(
          (finding) =>
            html`<li><strong>${placeText(finding, texts)}</strong>: ${finding.message}</li>`,
        )}
      ${told.length > MOST_FINDINGS ? html`<li>${files.moreFindings(told.length - MOST_FINDINGS)}</li>` : nothing}
    </ul>
  `;
}

/** Of each file that reports another period than the plan that they make, that it does. */
function otherPeriods(
  { outcomes, plan }: ConsolidationMade,
  { consolidating }: Catalogue,
): string[] {
  if (!plan || plan.quarter === null) return [];
  const { year: planYear, quarter: planQuarter } = plan;
  return outcomes.flatMap((outcome) => {
    if (outcome.failure !== null || outcome.quarter === null) return [];
    const { file, year, quarter } = outcome;
    return year === planYear && quarter === planQuarter
      ? []
      : [consolidating.otherPeriod(file, year, quarter, planYear, planQuarter)];
  });
}

function questionView(
  made: ConsolidationMade,
  { files: { question } }: PaneState,
  texts: Catalogue,
  actions: Actions,
): TemplateResult {
  const { plan } = made;
  return questionDialog(
    "consolidate-title",
    question &&
      plan &&
      askedBy(question, plan.activities, otherPeriods(made, texts), texts, actions),
    (yes) => actions.files({ kind: "answer", yes }),
  );
}

function askedBy(
  { planSheets, leaveOut }: ConsolidationQuestion,
  activities: number,
  warnings: readonly string[],
  { files: { question }, correcting }: Catalogue,
  actions: Actions,
): Asked {
  const onChange = (event: Event): void => {
    if (event.target instanceof HTMLInputElement)
      actions.files({ kind: "leave-out", leaveOut: event.target.checked });
  };
  const double = html`
    <p>${question.double(planSheets)}</p>
    <label class="check">
      <input type="checkbox" .checked=${leaveOut} @change=${onChange} />
      <span>${question.leaveOut}</span>
    </label>
    <p class="hint">${question.advice}</p>
  `;
  return {
    title: question.title,
    body: html`
      <p>${question.lead(activities)}</p>
      ${warnings.map((text) => html`<p>${text}</p>`)} ${planSheets.length > 0 ? double : nothing}
    `,
    yes: question.yes,
    no: correcting.cancel,
  };
}
