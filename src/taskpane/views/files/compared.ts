import { html, nothing, type TemplateResult } from "lit/html.js";
import memoizeOne from "memoize-one";
import { catalogue, type Catalogue } from "../../catalogues";
import type { Actions } from "../../actions";
import type { ComparedSide } from "../../files/compared";
import { differenceRows, type DifferenceRow } from "../../files/difference-list";
import type { ComparisonMade } from "../../files/files-state";
import type { PaneState } from "../../state";
import "../../virtual-list";
import type { ListModel } from "../../virtual-list";
import { segmentsView } from "../controls";
import { icon } from "../icons";
import { severitySign } from "../severity";

const rowsOf = memoizeOne(differenceRows);
const keysOf = memoizeOne((rows: readonly DifferenceRow[]) => (index: number) => rows[index].key);

const GROUP_HEIGHT = 40;
const DIFFERENCE_HEIGHT = 84;

/** How the open workbook's plan differs from the file's. */
export function comparedView(
  { comparison, sheet }: ComparisonMade,
  state: PaneState,
  actions: Actions,
): TemplateResult {
  const texts = catalogue(state.language);
  const { files, comparing } = texts;
  const { counts, unlike } = comparison.differences;
  const isSame = counts.all === 0;
  const tone = isSame ? "ready" : counts.reported > 0 ? "warned" : "";
  const [before, after] =
    comparison.fileIs === "before"
      ? [comparison.file, comparison.open]
      : [comparison.open, comparison.file];
  return html`
    <section class="verdict files-verdict ${tone}">
      ${icon(isSame ? "success" : "warningLarge")}
      <div>
        <h2 class="verdict-line">${isSame ? comparing.same : comparing.differences(counts.all)}</h2>
        ${isSame ? nothing : html`<p class="verdict-facts">${comparing.counts(counts)}</p>`}
        ${unlike.map((each) => html`<p class="verdict-facts">${comparing.unlike(each)}</p>`)}
        ${sideView(comparing.before, before, texts)} ${sideView(comparing.after, after, texts)}
      </div>
    </section>
    <div class="files-tools">
      ${segmentsView({
        label: files.fileIs,
        name: "file-is",
        value: comparison.fileIs,
        choices: [
          { value: "before", text: files.isBefore },
          { value: "after", text: files.isAfter },
        ],
        choose: (fileIs) => actions.files({ kind: "file-is", fileIs }),
      })}
      <div class="files-buttons">
        ${
          isSame
            ? nothing
            : html`<button
                type="button"
                class="button primary"
                ?disabled=${state.files.working}
                @click=${() => actions.files({ kind: "make-differences-sheet" })}
              >
                ${files.makeSheet}
              </button>`
        }
        <button type="button" class="button" @click=${() => actions.files({ kind: "close" })}>
          ${files.back}
        </button>
      </div>
      ${sheet === null ? nothing : html`<p class="hint">${files.inserted(sheet)}</p>`}
    </div>
    ${isSame ? nothing : listView(rowsOf(comparison, state.files.folded, texts), state, texts, actions)}
  `;
}

function sideView(
  label: string,
  { fileName, title, activities, quarter, remarks }: ComparedSide,
  { files, comparing, report }: Catalogue,
): TemplateResult {
  return html`
    <p class="verdict-facts">
      <strong>${label}: ${fileName === "" ? files.openWorkbook : fileName}</strong><br />
      ${comparing.plan(title === "" ? report.untitled : title, activities, quarter)}
    </p>
    ${remarks.map((remark) => html`<p class="verdict-facts">${remark}</p>`)}
  `;
}

function listView(
  rows: readonly DifferenceRow[],
  state: PaneState,
  texts: Catalogue,
  actions: Actions,
): TemplateResult {
  const { selected } = state.files;
  const at = rows.findIndex(({ key }) => key === selected);
  const model: ListModel = {
    count: rows.length,
    key: keysOf(rows),
    estimate: (index) => (rows[index].kind === "group" ? GROUP_HEIGHT : DIFFERENCE_HEIGHT),
    active: Math.max(0, at),
    revealed: selected,
    row: (index) => {
      const row = rows[index];
      return row.kind === "group"
        ? groupView(row, texts, actions)
        : differenceView(row, row.key === selected, texts, actions);
    },
  };
  return html`
    <section aria-label=${texts.files.list}>
      <virtual-list class="findings" .model=${model}></virtual-list>
    </section>
  `;
}

function groupView(
  { key, title, count, isWarning, folded }: Extract<DifferenceRow, { kind: "group" }>,
  { format }: Catalogue,
  actions: Actions,
): TemplateResult {
  return html`
    <h3 class="group">
      <button
        type="button"
        class="group-button"
        aria-expanded=${!folded}
        @click=${() => actions.files({ kind: "fold", key })}
      >
        ${icon(folded ? "chevronRight" : "chevronDown")}
        <span class="group-title">${title}</span>
        <span class="badge ${isWarning ? "warning" : "info"}">${format.number(count)}</span>
      </button>
    </h3>
  `;
}

function differenceView(
  row: Extract<DifferenceRow, { kind: "difference" }>,
  selected: boolean,
  { checks, comparing, files }: Catalogue,
  actions: Actions,
): TemplateResult {
  const { place, key, change, isWarning } = row;
  return html`
    <div class="finding ${selected ? "selected" : ""}">
      <button
        type="button"
        class="finding-button"
        aria-current=${selected ? "true" : nothing}
        aria-disabled=${place ? nothing : "true"}
        @click=${() => place && actions.files({ kind: "go-to", key, ...place })}
      >
        ${severitySign(
          isWarning ? "warning" : "info",
          isWarning ? comparing.warning : checks.severity("info"),
        )}
        <span class="finding-body">
          <span class="finding-head">
            <span class="cell">${row.where}</span>
            <span class="sheet">${row.sheet}</span>
          </span>
          <span class="finding-text">
            <span class="as-typed">${row.what}</span
            >${change ? html`: <strong>${files.change(change.before, change.after)}</strong>` : nothing}
          </span>
          ${row.who === "" ? nothing : html`<span class="finding-whose">${row.who}</span>`}
        </span>
      </button>
    </div>
  `;
}
