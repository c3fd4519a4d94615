import { render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { html, type TemplateResult } from "lit/html.js";
import { LANGUAGES } from "../i18n/language";
import type { Actions } from "./actions";
import { initialState } from "./state";
import { NOTHING_CAME, paneView } from "./views/pane";
import { partMissingView } from "./views/part-missing";

/**
 * What the pane's page shows before the pane's script has come, as HTML by the ids of its templates (taskpane.html): the
 * pane as it opens, with lit's marks, by which it is taken over without being drawn again (mount.ts), and what is said
 * where the script does not come.
 */
export async function prerender(): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (const language of LANGUAGES) {
    const state = initialState(language);
    // Nobody can do anything in it yet.
    made.set(`pane-${language}`, await htmlOf(paneView(state, {} as Actions, NOTHING_CAME)));
    const missing = html`<h1 class="visually-hidden">Cuadra</h1>
      ${partMissingView(state, NOTHING_CAME)}`;
    made.set(`missing-${language}`, await htmlOf(missing));
  }
  return made;
}

async function htmlOf(view: TemplateResult): Promise<string> {
  const html = await collectResult(render(view));
  // Without the indents of our sources; and an option that is not selected has no such attribute, whatever it says.
  return html.replace(/\n\s+/g, "\n").replaceAll(' selected="false"', "");
}
