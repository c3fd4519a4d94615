import type { Actions } from "../../src/taskpane/actions";
import { loadCatalogue } from "../../src/taskpane/catalogues";
import { Late } from "../../src/taskpane/late";
import { lateViews } from "../../src/taskpane/late-views";
import { mountPane } from "../../src/taskpane/mount";
import type { Store } from "../../src/taskpane/store";
import { filesView } from "../../src/taskpane/views/files/files";
import type { Unread } from "../../src/taskpane/workbook";

/** Of results for which every sheet was read. */
export const EVERYTHING_READ: Unread = { hiddenSheets: [], leftOut: [], ownSheets: [] };

/** Mounts the pane on `#pane` with every part of it there, and both languages; returns how to stop. */
export async function mountWhole(store: Store, actions: Actions): Promise<() => void> {
  await Promise.all([loadCatalogue("es"), loadCatalogue("en")]);
  const review = new Late(() => Promise.resolve({ views: lateViews }));
  const files = new Late(() => Promise.resolve({ view: filesView }));
  await Promise.all([review.get(), files.get()]);
  const unmount = mountPane(store, { actions, review, files });
  await new Promise((resolve) => setTimeout(resolve));
  return unmount;
}
