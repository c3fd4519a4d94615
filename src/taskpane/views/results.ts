import { html, nothing, type TemplateResult } from "lit/html.js";
import memoizeOne from "memoize-one";
import { catalogue, type Catalogue } from "../catalogues";
import type { Actions } from "../actions";
import type { FindingRow } from "../finding-list";
import { listedRows, type ListedRows } from "../listed-rows";
import type { PaneState } from "../state";
import "../virtual-list";
import type { ListModel } from "../virtual-list";
import { correctionsView } from "./corrections";
import { findingFiltersView, focusSearch } from "./finding-filters";
import { groupView, findingView } from "./finding-row";
import { verdictView } from "./verdict";

/** After a validation: the verdict, and the findings to work off. */
export function resultsView(state: PaneState, actions: Actions): TemplateResult {
  if (state.stage.kind !== "results") return html``;
  const { results } = state.stage;
  const texts = catalogue(state.language);
  const { findings } = results.validation;
  const listed = listedRows(findings, state.listed ?? state.filters, texts);
  return html`
    ${verdictView(state, results, actions)} ${correctionsView(state, actions)}
    ${
      findings.length === 0
        ? nothing
        : html`
            ${findingFiltersView(state, results, listed, actions)}
            ${
              listed.rows.length === 0
                ? html`<p class="empty">
                    ${texts.pane.filters.none}
                    <button
                      type="button"
                      class="link"
                      @click=${() => {
                        actions.filter({
                          check: null,
                          unit: null,
                          text: "",
                          severities: { error: true, warning: true, info: true },
                        });
                        focusSearch();
                      }}
                    >
                      ${texts.pane.filters.reset}
                    </button>
                  </p>`
                : listView(state, listed, texts, actions)
            }
          `
    }
  `;
}

const keysOf = memoizeOne((rows: readonly FindingRow[]) => (index: number) => rows[index].key);

const GROUP_HEIGHT = 40;
const FINDING_HEIGHT = 84;

function listView(
  state: PaneState,
  { rows, indexOf }: ListedRows,
  texts: Catalogue,
  actions: Actions,
): TemplateResult {
  const selected = indexOf.get(state.selected ?? "") ?? -1;
  const active = selected < 0 ? 0 : selected;
  const model: ListModel = {
    count: rows.length,
    key: keysOf(rows),
    estimate: (index) => (rows[index].kind === "group" ? GROUP_HEIGHT : FINDING_HEIGHT),
    active,
    revealed: state.selected,
    row: (index) => {
      const row = rows[index];
      return row.kind === "group"
        ? groupView(row, state, actions)
        : findingView(row, { selected: index === selected, state, actions });
    },
  };
  return html`
    <section aria-label=${texts.pane.findings.label}>
      <virtual-list class="findings" .model=${model}></virtual-list>
    </section>
  `;
}
