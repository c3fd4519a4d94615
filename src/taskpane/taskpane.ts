import { startApp } from "./app";
import { doKeptClicks } from "./kept-clicks";
import { INTERACTIVE } from "./interactive";
import { mountPane } from "./mount";
import { pageLanguage } from "./page-language";
import { initialState } from "./state";
import { Store } from "./store";

// The pane is seen already (first-frame.ts), in the language that its page has been given.
const store = new Store(initialState(pageLanguage()));
mountPane(store, startApp(store));
doKeptClicks();
// What is clicked takes effect from here, while Office.js may still be on its way; for those who measure
// (test/bench/pane).
performance.mark(INTERACTIVE);
