import { correctionOutcomeView } from "./views/correction-outcome";
import { correctionsView } from "./views/corrections";
import { errorView } from "./views/error";
import { executionView } from "./views/execution";
import { filesView } from "./views/files/files";
import { noticeView } from "./views/notice";
import { resultsView } from "./views/results";
import { settingsView } from "./views/settings";
import type { LateViews } from "./views/view";

/** Every view that is loaded after the first frame. */
export const lateViews: LateViews = {
  results: resultsView,
  execution: executionView,
  files: filesView,
  settings: settingsView,
  error: errorView,
  notice: noticeView,
  corrections: correctionsView,
  correctionOutcome: correctionOutcomeView,
};
