import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/controls.css";
import "./styles/stages.css";
import { languageOf } from "../i18n/language";
import { Late } from "./late";
import { localeHint } from "./locale-hint";
import { mountPane } from "./mount";
import { initialState } from "./state";
import { Store } from "./store";
import { followBrowserTheme } from "./theme";

/** Milliseconds to wait for a frame: none comes where Excel has loaded the pane out of sight. */
const NO_FRAME = 100;

// The first frame, before Office.js and the rest of our code have arrived.
followBrowserTheme();
const store = new Store(initialState(languageOf(localeHint())));
const app = new Late(async () => {
  await firstFrame();
  const { startApp } = await import(/* webpackChunkName: "app" */ "./app");
  const started = startApp(store);
  // From here on what is clicked takes effect; for those who measure (test/bench/pane).
  performance.mark("cuadra:interactive");
  return started;
});
mountPane(store, app);

/** Resolves once what has been drawn so far is on the screen. */
function firstFrame(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, NO_FRAME);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
