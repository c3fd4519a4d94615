import { render } from "lit/html.js";
import type { Actions } from "./actions";
import type { PaneState } from "./state";
import type { Store } from "./store";
import { paneView } from "./views/pane";
import { tabId } from "./views/tabs";
import type { LateViews } from "./views/view";

/** What arrives after the first frame. */
export interface App {
  readonly actions: Actions;
  readonly views: LateViews;
}

/**
 * Shows the pane, and shows it anew after each change of the state. What is clicked before `app` has arrived waits
 * for it. Returns how to stop.
 */
export function mountPane(store: Store, app: Promise<App>): () => void {
  const root = document.getElementById("pane");
  if (!root) throw new Error("no #pane in the page");
  root.replaceChildren();
  let views: LateViews | null = null;
  const actions = whenReady(app.then((arrived) => arrived.actions));
  const draw = (state: PaneState): void => {
    document.documentElement.lang = state.language === "es" ? "es-PE" : "en";
    const hadFocus = root.contains(document.activeElement);
    render(paneView(state, actions, views), root);
    // Where what had the focus is gone (Validar, Cancelar), it would fall out of the pane, and Tab begin elsewhere.
    if (hadFocus && !root.contains(document.activeElement)) {
      document.getElementById(tabId(state.tab))?.focus({ preventScroll: true });
    }
  };
  draw(store.state);
  const unsubscribe = store.subscribe(draw);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "F8") return;
    event.preventDefault();
    actions.step(event.shiftKey ? -1 : 1);
  };
  document.addEventListener("keydown", onKey);
  void app.then((arrived) => {
    views = arrived.views;
    draw(store.state);
  });
  return () => {
    unsubscribe();
    document.removeEventListener("keydown", onKey);
  };
}

/** Actions that are handed on in order once the real ones have arrived. */
function whenReady(ready: Promise<Actions>): Actions {
  const later =
    <Name extends keyof Actions>(name: Name) =>
    (...args: Parameters<Actions[Name]>): void => {
      void ready.then((actions) => {
        Reflect.apply(actions[name], actions, args);
      });
    };
  return {
    validate: later("validate"),
    cancel: later("cancel"),
    insertSummary: later("insertSummary"),
    clearHighlights: later("clearHighlights"),
    openTab: later("openTab"),
    filter: later("filter"),
    filterExecution: later("filterExecution"),
    goToFinding: later("goToFinding"),
    step: later("step"),
    goToActivity: later("goToActivity"),
    changeSettings: later("changeSettings"),
    restoreDefaults: later("restoreDefaults"),
    dismissNotice: later("dismissNotice"),
    correct: later("correct"),
    point: later("point"),
    files: later("files"),
  };
}
