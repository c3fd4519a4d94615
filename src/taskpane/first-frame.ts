import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/controls.css";
import "./styles/stages.css";
import { languageOf } from "../i18n/language";
import { hostHint } from "./host-hint";
import { INTERACTIVE } from "./interactive";
import { keepClicks } from "./kept-clicks";
import { askForNextOfOfficeJs } from "./office-js-next";
import { setPageLanguage } from "./page-language";
import { followBrowserTheme } from "./theme";

// This script and these styles are in the page itself (webpack.config.js), and so is the pane as it opens, drawn by the
// build in each language (prerender.ts): the first frame waits for nothing that has to be fetched, or to be run for long.
const host = hostHint();
const officeJs = document.querySelector<HTMLScriptElement>('script[src$="/office.js"]');
if (officeJs) askForNextOfOfficeJs(officeJs.src, host);
followBrowserTheme();
const language = languageOf(host?.locale ?? navigator.language);
setPageLanguage(language);
const pane = document.getElementById("pane");
if (pane) {
  show("pane", pane);
  keepClicks(pane);
  // Of a script that has not come, and of one that is none: what a network in between answers in its place.
  addEventListener("error", (event) => sayMissing(event, pane), { capture: true });
}

/** Where the script that makes the pane work has not arrived, says so, and what can be done. */
function sayMissing(event: Event, place: HTMLElement): void {
  const script = document.querySelector<HTMLScriptElement>("script#taskpane");
  const isItsOwn = event instanceof ErrorEvent && event.filename === script?.src;
  if (!script || (event.target !== script && !isItsOwn)) return;
  // Once it has made the pane work, what goes wrong in it is told there.
  if (performance.getEntriesByName(INTERACTIVE).length > 0) return;
  show("missing", place);
  const retry = place.querySelector("button");
  if (retry) retry.onclick = () => location.reload();
}

/** Shows what the build has drawn; the dev server draws nothing. */
function show(name: "pane" | "missing", place: HTMLElement): void {
  const template = document.querySelector<HTMLTemplateElement>(`#${name}-${language}`);
  if (template) place.replaceChildren(template.content);
}
