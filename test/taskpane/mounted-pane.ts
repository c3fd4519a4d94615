import type { Actions } from "../../src/taskpane/actions";
import { loadCatalogue } from "../../src/taskpane/catalogues";
import { Late } from "../../src/taskpane/late";
import { lateViews } from "../../src/taskpane/late-views";
import { mountPane } from "../../src/taskpane/mount";
import type { Store } from "../../src/taskpane/store";
import { filesView } from "../../src/taskpane/views/files/files";
import type { Unread } from "../../src/taskpane/workbook";
import { turn } from "./settled";

/** Of results for which every sheet was read. */
export const EVERYTHING_READ: Unread = { hiddenSheets: [], leftOut: [], ownSheets: [] };

/** Resolves once the pane shows its state: a list that has come into the page is drawn in a turn after the pane's own. */
export async function drawn(): Promise<void> {
  await turn();
  await turn();
}

/** Mounts the pane on `#pane` with every part of it there, and both languages; returns how to stop. */
export async function mountWhole(store: Store, actions: Actions): Promise<() => void> {
  await Promise.all([loadCatalogue("es"), loadCatalogue("en")]);
  const review = new Late(() => Promise.resolve({ views: lateViews }));
  const files = new Late(() => Promise.resolve({ view: filesView }));
  await Promise.all([review.get(), files.get()]);
  const unmount = mountPane(store, { actions, review, files });
  await turn();
  return unmount;
}
