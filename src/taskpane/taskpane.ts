import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/controls.css";
import "./styles/stages.css";
import "./styles/results.css";
import "./styles/corrections.css";
import "./styles/execution.css";
import "./styles/settings.css";
import { languageOf } from "../i18n/language";
import { mountPane } from "./mount";
import { localeHint } from "./office-ready";
import { initialState } from "./state";
import { Store } from "./store";
import { followBrowserTheme } from "./theme";

// The first frame, before Office.js and the rest of our code have arrived.
followBrowserTheme();
const store = new Store(initialState(languageOf(localeHint())));
const app = import("./app").then(({ startApp }) => startApp(store));
mountPane(store, app);
