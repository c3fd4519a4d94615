import { associateCommands } from "../commands/commands";
import { languageOf } from "../i18n/language";
import { CuadraError } from "../poi/error";
import { Controller } from "./controller";
import { ExcelWorkbook, requireApi } from "./excel-workbook";
import type { FilesPart } from "./files/files-part";
import { Late } from "./late";
import type { App } from "./mount";
import { officeReady } from "./office-ready";
import type { ReviewPart } from "./review";
import type { Store } from "./store";
import { followOfficeTheme } from "./theme";

/** Joins the pane to Excel as soon as Excel is there, and has the rest brought afterwards. */
export function startApp(store: Store): App {
  const ready = officeReady().then((host) => {
    if (host !== Office.HostType.Excel) throw new CuadraError("outside-excel", {});
    requireApi();
  });
  const review: Late<ReviewPart> = new Late(async () => {
    const { startReview } = await import(/* webpackChunkName: "review" */ "./review");
    return startReview(store, ready, controller);
  });
  const files: Late<FilesPart> = new Late(async () => {
    const [{ startFiles }] = await Promise.all([
      import(/* webpackChunkName: "files" */ "./files/files-part"),
      // Its texts and looks are those of the review.
      review.get(),
    ]);
    return startFiles(store, ready, controller);
  });
  const workbook = new ExcelWorkbook(ready);
  const controller: Controller = new Controller(store, workbook, review);
  void begin(ready, controller, { workbook, review, files });
  const then = <Part>(part: Late<Part>, act: (arrived: Part) => void): void => {
    part.get().then(act, (error: unknown) => controller.report(error));
  };
  const actions = Object.assign(controller, {
    correct: (request) => then(review, ({ corrections }) => corrections.correct(request)),
    point: (request) => then(review, ({ pointing }) => pointing.point(request)),
    files: (request) => then(files, (part) => part.controller.files(request)),
  } satisfies Partial<App["actions"]>);
  return { actions, review, files };
}

/** Milliseconds after which it is said that there is no Excel; should it come after all, the pane goes on. */
const PATIENCE = 20_000;

async function begin(
  ready: Promise<void>,
  controller: Controller,
  parts: {
    readonly workbook: ExcelWorkbook;
    readonly review: Late<ReviewPart>;
    readonly files: Late<FilesPart>;
  },
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
  await idle();
  try {
    const review = await parts.review.get();
    review.warmUp();
    await review.corrections.open();
  } catch (error) {
    controller.report(error);
  }
  for (const bring of [
    () => parts.review.arrived?.bringAhead(),
    () => parts.workbook.bringSummary(),
    () => parts.files.ahead(),
  ]) {
    await idle();
    await bring();
  }
}

/** Milliseconds after which waiting for an idle moment ends. */
const LONGEST_WAIT = 1000;

/** Resolves when the page has nothing else to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari, and with it Excel on the Mac, has no such callback.
    if (typeof requestIdleCallback !== "function") setTimeout(resolve, 50);
    else requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT });
  });
}
