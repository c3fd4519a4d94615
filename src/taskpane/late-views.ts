import { correctionOutcomeView } from "./views/correction-outcome";
import { correctionsView } from "./views/corrections";
import { errorView } from "./views/error";
import { executionView } from "./views/execution";
import { noticeView } from "./views/notice";
import { pointingView } from "./views/pointing";
import { resultsView } from "./views/results";
import { settingsView } from "./views/settings";
import type { LateViews } from "./views/view";

/** Every view that is loaded after the first frame. */
export const lateViews: LateViews = {
  results: resultsView,
  execution: executionView,
  settings: settingsView,
  error: errorView,
  notice: noticeView,
  pointing: pointingView,
  corrections: correctionsView,
  correctionOutcome: correctionOutcomeView,
};
