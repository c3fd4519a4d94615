import type { Catalogue } from "../es/index";
import { createFormat } from "../format";
import { checks } from "./checks/index";
import { columns } from "./columns";
import { comparing } from "./comparing";
import { consolidating } from "./consolidating";
import { correcting } from "./correcting";
import { corrections } from "./corrections";
import { errors } from "./errors";
import { execution } from "./execution";
import { files } from "./files";
import { legend } from "./legend";
import { pane } from "./pane";
import { pointing } from "./pointing";
import { report } from "./report";
import { settings } from "./settings";
import { summary } from "./summary";
import { summaryMade } from "./summary-made";

/** English. */
export const en: Catalogue = {
  format: createFormat("en"),
  checks,
  columns,
  comparing,
  consolidating,
  correcting,
  corrections,
  errors,
  execution,
  files,
  legend,
  pane,
  pointing,
  report,
  settings,
  summary,
  summaryMade,
};
