import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/controls.css";
import "./styles/stages.css";
import { languageOf } from "../i18n/language";
import { keepClick } from "./kept-click";
import { localeHint } from "./locale-hint";
import { setPageLanguage } from "./page-language";
import { followBrowserTheme } from "./theme";

// This script and these styles are in the page itself (webpack.config.js), and so is the pane as it opens, drawn by the
// build in each language (prerender.ts): the first frame waits for nothing that has to be fetched, or to be run for long.
followBrowserTheme();
const language = languageOf(localeHint());
setPageLanguage(language);
const pane = document.getElementById("pane");
if (pane) {
  show("pane", pane);
  keepClick(pane);
  document.addEventListener("error", ({ target }) => sayMissing(target, pane), { capture: true });
}

/** Where the script that makes the pane work has not arrived, says so, and what can be done. */
function sayMissing(failed: EventTarget | null, place: HTMLElement): void {
  if (!(failed instanceof HTMLScriptElement) || failed.id !== "taskpane") return;
  show("missing", place);
  const retry = place.querySelector("button");
  if (retry) retry.onclick = () => location.reload();
}

/** Shows what the build has drawn; the dev server draws nothing. */
function show(name: "pane" | "missing", place: HTMLElement): void {
  const template = document.querySelector<HTMLTemplateElement>(`#${name}-${language}`);
  if (template) place.replaceChildren(template.content);
}
