import type { CollectedRow } from "../../poi/consolidate/collect-rows";
import { makeConsolidation, type PlanPart } from "../../poi/consolidate/make-consolidation";
import { catalogue } from "../../i18n/index";
import { PlanAssembler } from "../checking/plan-parts";
import { slices } from "../checking/slices";
import { workerError } from "../checking/worker-error";
import { compareWithFile, readToConsolidate } from "./file-work";
import { ITEMS_A_PART, type FromFileWorker, type ToFileWorker } from "./file-messages";

// Reads files beside the pane, and away from the workbook that is open.
let open = new PlanAssembler();
let parts: (Omit<PlanPart, "rows"> & { readonly rows: CollectedRow[] })[] = [];

const tell = (message: FromFileWorker): void => {
  self.postMessage(message);
};

self.addEventListener("message", ({ data }: MessageEvent<ToFileWorker>) => {
  answer(data).catch((error: unknown) => tell(workerError(error)));
});

async function answer(message: ToFileWorker): Promise<void> {
  switch (message.kind) {
    case "compare": {
      const plan = open.finish();
      open = new PlanAssembler();
      const compared = await compareWithFile(plan, message.file, message.options);
      const { differences, ...sides } = compared;
      const { cells, ...rest } = differences;
      for (const items of slices(cells, ITEMS_A_PART)) tell({ kind: "cells", items });
      tell({ kind: "compared", ...sides, rest });
      return;
    }
    case "read": {
      const { outcome, seal } = await readToConsolidate(message.file, message.language);
      if (outcome.failure !== null) {
        tell({ kind: "read", outcome, seal });
        return;
      }
      const { rows, ...rest } = outcome;
      for (const items of slices(rows, ITEMS_A_PART)) tell({ kind: "rows", items });
      tell({ kind: "read", outcome: rest, seal });
      return;
    }
    case "part":
      parts.push({ ...message.part, rows: [] });
      return;
    case "part-rows":
      parts.at(-1)?.rows.push(...message.rows);
      return;
    case "consolidate": {
      // The words of a POI are Spanish in every language.
      const { form: words } = catalogue("es").consolidating;
      const given = parts;
      parts = [];
      const { form, ...plan } = makeConsolidation(given, words, words.newSheetName);
      const { rows, ...rest } = form;
      for (const items of slices(rows, ITEMS_A_PART)) tell({ kind: "form-rows", items });
      tell({ kind: "consolidated", plan, form: rest });
      return;
    }
    default:
      open.add(message);
  }
}
