import "./styles/results.css";
import "./styles/corrections.css";
import "./styles/execution.css";
import "./styles/settings.css";
import "./styles/pointing.css";
import { loadCatalogue } from "./catalogues";
import { auditing, formulaAudit } from "./checking/auditing";
import { Checker } from "./checking/checker";
import { Diagnoser } from "./checking/diagnoser";
import { startDiagnosingWorker } from "./checking/start-diagnosing";
import { startCheckingWorker } from "./checking/start-worker";
import type { Controller } from "./controller";
import { CorrectionsController } from "./corrections/corrections-controller";
import { excelCorrections } from "./corrections/workbook-corrections";
import { FindingsShown } from "./findings-shown";
import { lateViews } from "./late-views";
import { PointingController } from "./pointing/pointing-controller";
import { excelPointing } from "./pointing/workbook-pointing";
import type { Store } from "./store";
import type { Review } from "./review-needs";
import type { LateViews } from "./views/view";

/** The part of the pane behind its first validation: checks, corrections, pointing, and every view of them. */
export interface ReviewPart extends Review {
  readonly views: LateViews;
  readonly corrections: CorrectionsController;
  readonly pointing: PointingController;
  /** Starts the worker of the checks before it is needed. */
  warmUp(): void;
  /** Brings what a validation needs besides. */
  bringAhead(): Promise<void>;
}

/** @param ready resolves once Excel can be asked @throws CuadraError "part-not-loaded" */
export async function startReview(
  store: Store,
  ready: Promise<void>,
  controller: Controller,
): Promise<ReviewPart> {
  await loadCatalogue(store.state.language);
  const workers = "Worker" in globalThis;
  const checker = new Checker(workers ? startCheckingWorker : undefined);
  const diagnoser = new Diagnoser(workers ? startDiagnosingWorker : undefined);
  return {
    checks: auditing(checker),
    findings: new FindingsShown(store),
    views: lateViews,
    corrections: new CorrectionsController(
      store,
      excelCorrections(ready),
      diagnoser.diagnose,
      controller,
    ),
    pointing: new PointingController(store, excelPointing(ready), controller),
    warmUp: () => checker.warmUp(),
    bringAhead: () => formulaAudit.ahead(),
  };
}
