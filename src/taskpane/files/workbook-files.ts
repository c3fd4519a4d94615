import type { Settings } from "../../excel/default-settings";
import { goTo } from "../../excel/go-to";
import { lookAtWorkbook } from "../../excel/overview";
import { readPlan } from "../../excel/read";
import { requireWritable } from "../../excel/read-only";
import { makeConsolidatedSheet } from "../../excel/versions/consolidated-sheet";
import { makeDifferencesSheet } from "../../excel/versions/differences-sheet";
import { catalogue } from "../catalogues";
import type { Language } from "../../i18n/format";
import type { PlanDifferences } from "../../poi/compare/differences";
import type { StandardForm } from "../../poi/consolidate/standard-form";
import type { Plan } from "../../poi/plan";
import type { PointedHeader } from "../../poi/header/pointed-header";
import { Pause } from "../checking/pause";
import type { Place } from "../workbook";

/** What the work with other files asks of the open workbook. All methods reject with a CuadraError. */
export interface WorkbookForFiles {
  /** The plan as it is now; what the pane follows of an earlier reading goes on. */
  read(options: {
    readonly leaveOut: readonly string[];
    /** Header cells that the user pointed at. */
    readonly headers: readonly PointedHeader[];
    readonly signal: AbortSignal;
    readonly onProgress: (share: number) => void;
  }): Promise<Plan>;
  /** Names of the sheets that begin with a POI's table, also one that only says others' figures again. */
  planSheets(settings: Pick<Settings, "leaveOut" | "headers">): Promise<string[]>;
  /** Returns the new sheet's name. */
  insertDifferences(differences: PlanDifferences, language: Language): Promise<string>;
  /** Returns the new sheet's name. */
  insertConsolidated(form: StandardForm, language: Language): Promise<string>;
  goTo(place: Place): Promise<void>;
}

/** The workbook open in Excel. @param ready resolves once Excel can be asked */
export function excelForFiles(ready: Promise<void>): WorkbookForFiles {
  return {
    async read({ leaveOut, headers, signal, onProgress }) {
      await ready;
      const turns = new Pause();
      const pause = (): Promise<void> => turns.ifDue();
      return (await readPlan({ leaveOut, headers, signal, onProgress, pause })).plan;
    },
    async planSheets({ leaveOut, headers }) {
      await ready;
      const { beginning } = await lookAtWorkbook(leaveOut, headers);
      const { tables = [], linked = [] } = beginning ?? {};
      return [...new Set([...tables, ...linked].map(({ sheet }) => sheet))];
    },
    async insertDifferences(differences, language) {
      await ready;
      requireWritable();
      return makeDifferencesSheet(differences, catalogue(language));
    },
    async insertConsolidated(form, language) {
      await ready;
      requireWritable();
      return makeConsolidatedSheet(form, catalogue(language));
    },
    async goTo(place) {
      await ready;
      await goTo(place);
    },
  };
}
