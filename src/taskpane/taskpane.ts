import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/controls.css";
import "./styles/stages.css";
import { languageOf } from "../i18n/language";
import { startApp } from "./app";
import { localeHint } from "./locale-hint";
import { mountPane } from "./mount";
import { initialState } from "./state";
import { Store } from "./store";
import { followBrowserTheme } from "./theme";

// This script and these styles are in the page itself (webpack.config.js): the pane is drawn, and what is clicked takes
// effect, while Office.js is still on its way.
followBrowserTheme();
const store = new Store(initialState(languageOf(localeHint())));
mountPane(store, startApp(store));
// For those who measure (test/bench/pane).
performance.mark("cuadra:interactive");
