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

/** Spanish, as Peruvian planning offices write it. */
export const es = {
  format: createFormat("es"),
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

/** Every text that the product shows; es is the model that each language must match. */
export type Catalogue = typeof es;
