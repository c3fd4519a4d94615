import { hydrate } from "@lit-labs/ssr-client";
import { render, type TemplateResult } from "lit/html.js";
import type { Actions } from "./actions";
import type { FilesPart } from "./files/files-part";
import type { Late } from "./late";
import { setPageLanguage } from "./page-language";
import type { PaneState, Tab } from "./state";
import { RestingFocus } from "./resting-focus";
import type { Store } from "./store";
import { NOTHING_CAME, paneView, type Part } from "./views/pane";
import { tabId } from "./views/tabs";
import type { LateViews } from "./views/view";

/** What the pane is made of: what can be done in it, and the views that come when they are needed. */
export interface App {
  readonly actions: Actions;
  readonly review: Late<{ readonly views: LateViews }>;
  readonly files: Late<Pick<FilesPart, "view">>;
}

/** What comes of a person to something in the pane, before anything else can. */
const DOINGS = ["pointerdown", "focusin", "keydown", "click", "change"] as const;

/**
 * Shows the pane, and shows it anew after each change of the state; a part of it that is needed and has not come is
 * brought. A pane that its page shows already (prerender.ts) stays as it is until something is done in it or the state
 * changes, so that Office.js need not wait. Returns how to stop.
 */
export function mountPane(store: Store, app: App): () => void {
  const root = document.getElementById("pane");
  if (!root) throw new Error("no #pane in the page");
  const { actions } = app;
  const parts = new Parts(app, () => draw(store.state));
  const retry = (): void => parts.tryAgain();
  const opened = store.state;
  // What the build drew begins with lit's mark.
  let isPrerendered = root.firstChild instanceof Comment;
  const resting = new RestingFocus(root);
  const draw = (state: PaneState): void => {
    setPageLanguage(state.language);
    const hadFocus = hasFocus(root);
    if (isPrerendered) takeOver(root, paneView(opened, actions, NOTHING_CAME));
    isPrerendered = false;
    render(paneView(state, actions, { ...parts.neededBy(state), retry }), root);
    // Once those who know a better place have taken it there.
    if (hadFocus) queueMicrotask(() => keepFocus(root, state.tab));
    resting.drawn();
  };
  // Before it reaches what it is done to, which gets its listeners by this.
  const onDoing = ({ target }: Event): void => {
    if (!isPrerendered) return;
    const chosen = target instanceof HTMLSelectElement ? target.selectedIndex : 0;
    draw(store.state);
    if (target instanceof HTMLSelectElement) target.selectedIndex = chosen;
  };
  for (const doing of DOINGS) root.addEventListener(doing, onDoing, { capture: true });
  if (!isPrerendered) {
    root.replaceChildren();
    draw(opened);
  }
  const unsubscribe = store.subscribe(draw);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "F8") return;
    event.preventDefault();
    actions.step(event.shiftKey ? -1 : 1);
  };
  document.addEventListener("keydown", onKey);
  return () => {
    unsubscribe();
    for (const doing of DOINGS) root.removeEventListener(doing, onDoing, { capture: true });
    document.removeEventListener("keydown", onKey);
  };
}

/** Makes what the page shows lit's own, without drawing it again. */
function takeOver(root: HTMLElement, view: TemplateResult): void {
  try {
    hydrate(view, root);
  } catch {
    // It is not as it was written (something else in the browser has changed it): drawn from the beginning.
    root.replaceChildren();
  }
}

/** Whether what is typed goes to the pane: while the sheet is being written in, nothing may be taken from it. */
const hasFocus = (root: Element): boolean =>
  document.hasFocus() && root.contains(document.activeElement);

/** Where what had the focus is gone (Validar, Cancelar), it would fall out of the pane, and Tab begin elsewhere. */
function keepFocus(root: Element, tab: Tab): void {
  if (root.contains(document.activeElement)) return;
  document.getElementById(tabId(tab))?.focus({ preventScroll: true });
}

/** The parts of the pane as far as they have come. */
class Parts {
  private readonly coming = new Set<Late<unknown>>();
  private readonly failed = new Set<Late<unknown>>();

  /** @param changed told when a part has come, or has not */
  constructor(
    private readonly app: App,
    private readonly changed: () => void,
  ) {}

  /** What there is to show a state with; what is missing is asked for. */
  neededBy(state: PaneState): { views: Part<LateViews>; files: Part<FilesPart["view"]> } {
    const { app } = this;
    const files = state.tab === "files" ? this.stateOf(app.files) : "coming";
    const needsViews =
      state.notice !== null ||
      state.pointing !== null ||
      state.tab === "settings" ||
      (state.tab !== "files" && (state.stage.kind === "error" || state.stage.kind === "results"));
    const views = needsViews || app.review.arrived ? this.stateOf(app.review) : ("coming" as const);
    return {
      views: typeof views === "object" ? views.views : views,
      files: typeof files === "object" ? files.view : files,
    };
  }

  /** Asks for a part, and tells when it has come or failed. */
  private bring(part: Late<unknown>): void {
    if (this.coming.has(part)) return;
    this.coming.add(part);
    part.get().then(
      () => this.settled(part, false),
      () => this.settled(part, true),
    );
  }

  /** Asks once more for everything that did not arrive. */
  tryAgain(): void {
    const failed = [...this.failed];
    this.failed.clear();
    for (const part of failed) this.bring(part);
    this.changed();
  }

  private settled(part: Late<unknown>, failed: boolean): void {
    this.coming.delete(part);
    if (failed) this.failed.add(part);
    else this.failed.delete(part);
    this.changed();
  }

  private stateOf<Arrived>(part: Late<Arrived>): Arrived | "coming" | "failed" {
    if (part.arrived) return part.arrived;
    if (this.failed.has(part)) return "failed";
    this.bring(part);
    return "coming";
  }
}
