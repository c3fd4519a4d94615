import { html, nothing, type TemplateResult } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import type { ListedCorrection } from "../../excel/corrections/correction-log";
import type { CorrectedCell } from "../../excel/corrections/correction-record";
import { catalogue, type Catalogue } from "../catalogues";
import { cellAddress, sheetCell } from "../../poi/address";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { foldableView } from "./foldable";

/** The corrections that the workbook remembers, the latest first, each to be taken back. */
export function correctionsMadeView(
  state: PaneState,
  actions: Actions,
): TemplateResult | typeof nothing {
  const count = state.corrections.made.corrections.length;
  if (count === 0) return nothing;
  const title = catalogue(state.language).correcting.madeTitle(count);
  return foldableView("made", title, () => listView(state, actions), { state, actions });
}

function listView(state: PaneState, actions: Actions): TemplateResult {
  const texts = catalogue(state.language);
  const { correcting } = texts;
  const { made, madeShown } = state.corrections;
  const latest = [...made.corrections].reverse();
  const last = latest[0].record;
  const blocked = state.corrections.working;
  return html`
    <div class="corrections-buttons">
      <button
        type="button"
        class="button"
        aria-disabled=${blocked}
        @click=${() => actions.correct({ kind: "undo", records: [last] })}
      >
        ${correcting.undoLast}
      </button>
      ${
        latest.length > 1
          ? html`<button
              type="button"
              class="button subtle"
              aria-disabled=${blocked}
              aria-haspopup="dialog"
              @click=${() => actions.correct({ kind: "undo-all" })}
            >
              ${correcting.undoAll}
            </button>`
          : nothing
      }
    </div>
    <ul class="made-list">
      ${repeat(
        latest.slice(0, madeShown),
        ({ record }) => record.id,
        (listed) => itemView(listed, made.isPlaced, state, actions),
      )}
    </ul>
    ${
      latest.length > madeShown
        ? html`<button
            type="button"
            class="button"
            @click=${() => actions.correct({ kind: "show-more" })}
          >
            ${correcting.showMore}
          </button>`
        : nothing
    }
    ${made.dropped > 0 ? html`<p class="hint">${correcting.dropped(made.dropped)}</p>` : nothing}
  `;
}

function itemView(
  { record, stands }: ListedCorrection,
  isPlaced: boolean,
  state: PaneState,
  actions: Actions,
): TemplateResult {
  const texts = catalogue(state.language);
  const { correcting, format } = texts;
  const { sheet, row, time, cells } = record;
  const place = correcting.place(sheet, sheetCell(row, cells[0].column).row + 1);
  return html`
    <li class="made-item">
      <div class="made-body">
        <p class="made-place">${place} <span class="hint">${format.dateTime(time)}</span></p>
        <p class="made-cells">${cellsText(row, cells, texts)}</p>
        ${stands ? nothing : html`<p class="made-changed">${isPlaced ? correcting.changedSince : correcting.movedOrChanged}</p>`}
      </div>
      ${
        stands
          ? html`<button
              type="button"
              class="button"
              aria-label=${correcting.undoOf(place)}
              aria-disabled=${state.corrections.working}
              @click=${() => actions.correct({ kind: "undo", records: [record] })}
            >
              ${correcting.undo}
            </button>`
          : nothing
      }
    </li>
  `;
}

/** "AB5 3→1, AJ5 vacía→3", with texts and formulas as they were typed. */
function cellsText(
  row: number,
  cells: readonly CorrectedCell[],
  { corrections, format }: Catalogue,
): string {
  const shown = (input: CorrectedCell["before"]): string =>
    typeof input === "number" ? format.exact(input) : String(input).replace(/^'/, "");
  return corrections.changes(
    cells.map(({ column, before, after }) => ({
      cell: cellAddress(row, column),
      from: shown(before),
      to: shown(after),
    })),
  );
}
