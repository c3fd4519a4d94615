import { html, nothing, type TemplateResult } from "lit/html.js";
import memoizeOne from "memoize-one";
import { catalogue, type Catalogue } from "../catalogues";
import {
  activityProgress,
  isUnderExecuted,
  type Execution,
  type Level,
  type Progress,
} from "../../poi/execution/execution";
import { textAt } from "../../poi/plan";
import type { Actions } from "../actions";
import { worstActivities, worstFirst, type Ranking } from "../execution-list";
import type { ExecutionFilters, PaneState, Results } from "../state";
import "../virtual-list";
import type { ListModel } from "../virtual-list";
import { segmentsView } from "./controls";
import { barView, levelTag } from "./level";
import { ruleChoiceView } from "./rule-choice";

const worstOf = memoizeOne(worstActivities);
const keysOf = memoizeOne((shown: Int32Array) => (index: number) => shown[index]);

/** Programmed against executed: the whole plan, and by activity, unit and quarter; the worst first. */
export function executionView(state: PaneState, actions: Actions): TemplateResult {
  if (state.stage.kind !== "results") return html``;
  const texts = catalogue(state.language);
  const { results } = state.stage;
  const { execution } = results.validation;
  const { pane } = texts;
  const { view } = state.execution;
  if (!execution.reported) return html`<p class="empty">${texts.execution.notReported}</p>`;
  return html`
    ${wholeView(execution, texts)}
    <div class="toolbar" data-sticky>
      ${segmentsView<ExecutionFilters["view"]>({
        label: pane.execution.views,
        labelHidden: true,
        name: "execution-view",
        value: view,
        choices: [
          { value: "activities", text: pane.execution.activities },
          { value: "units", text: pane.execution.units },
          { value: "quarters", text: pane.execution.quarters },
        ],
        choose: (chosen) => actions.filterExecution({ view: chosen }),
      })}
    </div>
    ${
      view === "activities"
        ? activitiesView(state, results, texts, actions)
        : view === "units"
          ? unitsView(execution, texts)
          : quartersView(execution, texts)
    }
  `;
}

function wholeView(execution: Execution, texts: Catalogue): TemplateResult {
  const { pane } = texts;
  const { totals } = execution;
  return html`
    <section class="whole">
      <h2 class="section-title">${pane.execution.heading(execution.quarter)}</h2>
      <p class="whole-line">
        <span class="whole-ratio">${ratioText(totals, texts)}</span>${levelTag(totals.level, texts)}
      </p>
      ${barView(totals)}
      <p class="hint">${pane.execution.progress(totals.programmed, totals.executed)}</p>
      ${
        totals.excluded > 0
          ? html`<p class="hint">${texts.execution.excluded(totals.excluded)}</p>`
          : nothing
      }
      ${totals.apart > 0 ? html`<p class="hint">${pane.execution.apart(totals.apart)}</p>` : nothing}
    </section>
  `;
}

function activitiesView(
  state: PaneState,
  { validation: { execution, plan }, ranking }: Results,
  texts: Catalogue,
  actions: Actions,
): TemplateResult {
  const { level, row: gone } = state.execution;
  const shown = worstOf(ranking, level);
  const active = gone === null ? -1 : shown.indexOf(gone);
  const model: ListModel = {
    count: shown.length,
    key: keysOf(shown),
    estimate: () => ACTIVITY_HEIGHT,
    active: Math.max(0, active),
    revealed: gone,
    row: (index) => {
      const progress = activityProgress(execution, shown[index]);
      const rows = plan.activities;
      return html`
        <button
          type="button"
          class="progress-row ${index === active ? "selected" : ""}"
          aria-current=${index === active ? "true" : nothing}
          @click=${() => actions.goToActivity(progress.row)}
        >
          ${progressView(textAt(rows, progress.row, "activity"), textAt(rows, progress.row, "unit"), progress, texts)}
        </button>
        ${gone !== null && index === active ? ruleChoiceView("activity-rule", gone, state, texts, actions) : nothing}
      `;
    },
  };
  return html`
    ${levelChips(execution, ranking, level, texts, actions)}
    <section aria-label=${texts.pane.execution.activities}>
      ${
        shown.length === 0
          ? html`<p class="empty">${texts.pane.execution.empty}</p>`
          : html`<virtual-list .model=${model}></virtual-list>`
      }
    </section>
  `;
}

const ACTIVITY_HEIGHT = 92;

function levelChips(
  execution: Execution,
  ranking: Ranking,
  chosen: Level | null,
  texts: Catalogue,
  actions: Actions,
): TemplateResult {
  const { pane, format, execution: levels } = texts;
  const { critical, low } = execution.thresholds;
  return html`
    <div class="chips" role="group" aria-label=${pane.execution.levels}>
      ${ranking.map(
        ({ level, rows }) => html`
          <button
            type="button"
            class="chip"
            aria-pressed=${chosen === level}
            title=${pane.execution.range(level, critical, low)}
            @click=${() => actions.filterExecution({ level: chosen === level ? null : level })}
          >
            <span class="dot ${level}"></span>${levels.level(level)}
            <span class="chip-count">${format.number(rows.length)}</span>
          </button>
        `,
      )}
    </div>
  `;
}

function unitsView(execution: Execution, texts: Catalogue): TemplateResult {
  const units = [...execution.units].sort(worstFirst);
  return html`
    <ul class="progress-list" aria-label=${texts.pane.execution.units}>
      ${units.map(
        (unit) =>
          html`<li class="progress-row">
            ${progressView(
              unit.unit || texts.pane.filters.noUnit,
              texts.pane.execution.count(unit.activities),
              unit,
              texts,
            )}
          </li>`,
      )}
    </ul>
  `;
}

function quartersView(execution: Execution, texts: Catalogue): TemplateResult {
  return html`
    <ul class="progress-list" aria-label=${texts.pane.execution.quarters}>
      ${execution.quarters.map(
        (progress, index) =>
          html`<li class="progress-row">
            ${progressView(texts.pane.execution.quarter(index + 1), "", progress, texts)}
          </li>`,
      )}
    </ul>
  `;
}

/** One thing's progress: its name, ratio, bar and amounts. */
function progressView(
  name: string,
  beneath: string,
  progress: Progress,
  texts: Catalogue,
): TemplateResult {
  const { pane } = texts;
  const gap = progress.programmed - progress.executed;
  return html`
    <span class="progress-head">
      <span class="progress-name">${name}</span>
      <span class="progress-ratio">${ratioText(progress, texts)}</span>
    </span>
    ${beneath === "" ? nothing : html`<span class="progress-beneath">${beneath}</span>`}
    ${barView(progress)}
    <span class="progress-foot">
      ${levelTag(progress.level, texts)}
      <span>
        ${pane.execution.progress(progress.programmed, progress.executed)}${
          isUnderExecuted(progress.level)
            ? html` · <strong>${pane.execution.gap(gap)}</strong>`
            : progress.level === "exceeded"
              ? html` · <strong>${pane.execution.over(-gap)}</strong>`
              : nothing
        }
      </span>
    </span>
  `;
}

function ratioText({ ratio }: Progress, { pane, format }: Catalogue): string {
  return ratio === null ? pane.execution.noRatio : format.percent(ratio);
}
