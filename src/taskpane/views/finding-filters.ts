import { html, nothing, type TemplateResult } from "lit/html.js";
import memoizeOne from "memoize-one";
import { catalogue } from "../catalogues";
import type { CheckId, Severity } from "../../poi/findings/finding";
import type { Actions } from "../actions";
import { activeFilters, findingFacets } from "../finding-list";
import type { ListedRows } from "../listed-rows";
import type { GroupBy, PaneState, Results } from "../state";
import { icon } from "./icons";
import { segmentsView, selectView } from "./controls";
import { severitySign } from "./severity";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];
const facetsOf = memoizeOne(findingFacets);

const SEARCH_ID = "search-findings";

/** Where one goes on once the filters are gone, and the button that removed them. */
export function focusSearch(): void {
  document.getElementById(SEARCH_ID)?.focus();
}

/** What stands above the list: severities to show, search, the rarer filters, previous and next. */
export function findingFiltersView(
  state: PaneState,
  results: Results,
  listed: ListedRows,
  actions: Actions,
): TemplateResult {
  const { pane } = catalogue(state.language);
  const { filters } = state;
  const { counts } = results.validation;
  const active = activeFilters(filters);
  const onSearch = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) actions.filter({ text: event.target.value });
  };
  return html`
    <div class="chips" role="group" aria-label=${pane.filters.severities}>
      ${SEVERITIES.map((severity) =>
        counts[severity] === 0
          ? nothing
          : html`
              <button
                type="button"
                class="chip"
                aria-pressed=${filters.severities[severity]}
                @click=${() =>
                  actions.filter({
                    severities: {
                      ...filters.severities,
                      [severity]: !filters.severities[severity],
                    },
                  })}
              >
                ${severitySign(severity)}${pane.filters.severity(severity, counts[severity])}
              </button>
            `,
      )}
    </div>
    <div class="toolbar" data-sticky>
      <div class="toolbar-line" role="search">
        <span class="search">
          ${icon("search")}
          <input
            id=${SEARCH_ID}
            type="search"
            aria-label=${pane.filters.search}
            placeholder=${pane.filters.searchHint}
            .value=${filters.text}
            @input=${onSearch}
          />
        </span>
        <button
          type="button"
          class="button square ${active > 0 ? "on" : ""}"
          aria-expanded=${filters.open}
          aria-controls="more-filters"
          title=${active > 0 ? pane.filters.moreActive(active) : pane.filters.more}
          @click=${() => actions.filter({ open: !filters.open })}
        >
          ${icon("filter")}
          <span class="visually-hidden"
            >${active > 0 ? pane.filters.moreActive(active) : pane.filters.more}</span
          >
        </button>
        ${stepsView(state, listed, actions)}
      </div>
      <div id="more-filters" class="more" ?hidden=${!filters.open}>
        ${filters.open ? moreView(state, results, actions) : nothing}
      </div>
    </div>
  `;
}

function stepsView(
  { language, selected }: PaneState,
  { rows, indexOf, count }: ListedRows,
  actions: Actions,
): TemplateResult {
  const { findings } = catalogue(language).pane;
  const at = rows.at(indexOf.get(selected ?? "") ?? rows.length);
  const position = at?.kind === "finding" ? at.position : 0;
  return html`
    <span class="steps">
      <button
        type="button"
        class="button square"
        title=${findings.previous}
        aria-label=${findings.previous}
        ?disabled=${count === 0}
        @click=${() => actions.step(-1)}
      >
        ${icon("chevronUp")}
      </button>
      <span class="position">${position > 0 ? findings.position(position, count) : ""}</span>
      <button
        type="button"
        class="button square"
        title=${findings.next}
        aria-label=${findings.next}
        ?disabled=${count === 0}
        @click=${() => actions.step(1)}
      >
        ${icon("chevronDown")}
      </button>
    </span>
  `;
}

function moreView(state: PaneState, results: Results, actions: Actions): TemplateResult {
  const texts = catalogue(state.language);
  const { pane, checks } = texts;
  const { filters } = state;
  const facets = facetsOf(results.validation.findings);
  return html`
    ${segmentsView<GroupBy>({
      label: pane.filters.groupBy,
      name: "group-by",
      value: filters.groupBy,
      choices: [
        { value: "check", text: pane.filters.byCheck },
        { value: "unit", text: pane.filters.byUnit },
      ],
      choose: (groupBy) => actions.filter({ groupBy }),
    })}
    ${selectView<CheckId>({
      id: "filter-check",
      label: pane.filters.check,
      all: pane.filters.allChecks,
      value: filters.check,
      choices: facets.checks.map(({ check, count }) => ({
        value: check,
        text: `${checks.texts[check].title} (${texts.format.number(count)})`,
      })),
      choose: (check) => actions.filter({ check }),
    })}
    ${selectView<string>({
      id: "filter-unit",
      label: pane.filters.unit,
      all: pane.filters.allUnits,
      value: filters.unit,
      choices: facets.units.map(({ key, title, count }) => ({
        value: key,
        text: `${title(texts)} (${texts.format.number(count)})`,
      })),
      choose: (unit) => actions.filter({ unit }),
    })}
  `;
}
