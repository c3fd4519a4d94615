import "../styles/files.css";
import type { Store } from "../store";
import { filesView } from "../views/files/files";
import type { View } from "../views/view";
import { FileJobs } from "./file-jobs";
import { FilesController, type Rest } from "./files-controller";
import { startFileWorker } from "./start-file-worker";
import { excelForFiles } from "./workbook-files";

/** The part of the pane that compares and consolidates: what its tab shows and does. */
export interface FilesPart {
  readonly view: View;
  readonly controller: FilesController;
}

/** @param ready resolves once Excel can be asked */
export function startFiles(store: Store, ready: Promise<void>, rest: Rest): FilesPart {
  const jobs = new FileJobs(startFileWorker);
  return {
    view: filesView,
    controller: new FilesController(store, excelForFiles(ready), jobs, rest),
  };
}
