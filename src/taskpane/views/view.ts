import type { nothing, TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { PaneState } from "../state";

/** A view: what is shown follows from the state alone. */
export type View = (state: PaneState, actions: Actions) => TemplateResult;

/** The views that are not needed for the first frame; loaded after it. */
export interface LateViews {
  readonly results: View;
  readonly execution: View;
  readonly settings: View;
  readonly error: View;
  readonly notice: View;
  /** Pointing at a header, while that is done. */
  readonly pointing: (state: PaneState, actions: Actions) => TemplateResult | typeof nothing;
  /** Corrections made, where there are no results around them. */
  readonly corrections: (state: PaneState, actions: Actions) => TemplateResult | typeof nothing;
  /** Below what scrolls: what came of corrections, and what is asked before them. */
  readonly correctionOutcome: View;
}
