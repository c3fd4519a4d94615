import { html, type TemplateResult } from "lit/html.js";
import { catalogue, type Catalogue } from "../catalogues";
import { POINTED_FIELDS } from "../../poi/header/pointed-fields";
import type { PointedHeader } from "../../poi/header/pointed-header";
import type { Actions } from "../actions";
import type { PaneState } from "../state";

/** Among the settings: the headers pointed at, to be removed, and the way to point at others. */
export function pointedHeadersView(
  { language, settings }: PaneState,
  actions: Actions,
): TemplateResult {
  const texts = catalogue(language);
  const { pointing: say } = texts;
  const { headers } = settings;
  return html`
    <div class="group-of-fields" role="group" aria-labelledby="pointed-headers">
      <h3 class="field-heading" id="pointed-headers">${say.kept}</h3>
      ${
        headers.length === 0
          ? html`<p class="hint">${say.noneKept}</p>`
          : html`
              <ul class="pointed-headers">
                ${headers.map(
                  (header) => html`
                    <li>
                      <span>${textOf(header, texts)}</span>
                      <button
                        type="button"
                        class="button"
                        aria-label=${say.removeOf(header.sheet)}
                        @click=${() =>
                          actions.changeSettings({
                            headers: headers.filter((other) => other !== header),
                          })}
                      >
                        ${say.remove}
                      </button>
                    </li>
                  `,
                )}
              </ul>
              <p class="hint">${say.keptHint}</p>
            `
      }
      <button
        type="button"
        class="button"
        @click=${() => actions.point({ kind: "open", at: null })}
      >
        ${say.open}
      </button>
    </div>
  `;
}

/** The sheet, and what was pointed at for each field; months by the first and the last. */
function textOf({ sheet, cells }: PointedHeader, { pointing: say, format }: Catalogue): string {
  const fields = POINTED_FIELDS.flatMap((field) => {
    const said = cells.filter((cell) => cell.field === field).map(({ text }) => text.trim());
    if (said.length === 0) return [];
    const ends = said.length > 1 ? `${said[0]} … ${said[said.length - 1]}` : said[0];
    return [say.keptField(field, ends)];
  });
  return say.keptOn(sheet, format.list(fields));
}
