import { associateCommands } from "../commands/commands";
import { languageOf } from "../i18n/language";
import { CuadraError } from "../poi/error";
import { auditing } from "./checking/auditing";
import { Checker } from "./checking/checker";
import { Diagnoser } from "./checking/diagnoser";
import { startDiagnosingWorker } from "./checking/start-diagnosing";
import { startCheckingWorker } from "./checking/start-worker";
import { Controller } from "./controller";
import { CorrectionsController } from "./corrections/corrections-controller";
import { excelCorrections } from "./corrections/workbook-corrections";
import { ExcelWorkbook, requireApi } from "./excel-workbook";
import { FileJobs } from "./files/file-jobs";
import { FilesController } from "./files/files-controller";
import { startFileWorker } from "./files/start-file-worker";
import { excelForFiles } from "./files/workbook-files";
import { lateViews } from "./late-views";
import type { App } from "./mount";
import { officeReady } from "./office-ready";
import { PointingController } from "./pointing/pointing-controller";
import { excelPointing } from "./pointing/workbook-pointing";
import type { Store } from "./store";
import { followOfficeTheme } from "./theme";

/** Everything behind the first frame: joins the pane to Excel as soon as Excel is there. */
export function startApp(store: Store): App {
  const checker = new Checker("Worker" in globalThis ? startCheckingWorker : undefined);
  const ready = officeReady().then((host) => {
    if (host !== Office.HostType.Excel) throw new CuadraError("outside-excel", {});
    requireApi();
  });
  const controller = new Controller(store, new ExcelWorkbook(ready), auditing(checker));
  const diagnoser = new Diagnoser("Worker" in globalThis ? startDiagnosingWorker : undefined);
  const corrections = new CorrectionsController(
    store,
    excelCorrections(ready),
    diagnoser.diagnose,
    controller,
  );
  const pointing = new PointingController(store, excelPointing(ready), controller);
  void begin(ready, controller, checker, corrections);
  const files = new FilesController(
    store,
    excelForFiles(ready),
    new FileJobs(startFileWorker),
    controller,
  );
  const actions = Object.assign(controller, {
    correct: corrections.correct,
    point: pointing.point,
    files: files.files,
  });
  return { actions, views: lateViews };
}

/** Milliseconds after which it is said that there is no Excel; should it come after all, the pane goes on. */
const PATIENCE = 20_000;

async function begin(
  ready: Promise<void>,
  controller: Controller,
  checker: Checker,
  corrections: CorrectionsController,
): Promise<void> {
  const slow = setTimeout(() => {
    controller.cannotStart(new CuadraError("outside-excel", {}));
  }, PATIENCE);
  try {
    await ready;
  } catch (error) {
    controller.cannotStart(error);
    return;
  } finally {
    clearTimeout(slow);
  }
  followOfficeTheme();
  associateCommands(controller);
  await controller.open(languageOf(Office.context.displayLanguage));
  checker.warmUp();
  await corrections.open();
}
