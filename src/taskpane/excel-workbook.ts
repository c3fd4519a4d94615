import { followChanges } from "../excel/follow";
import { goTo } from "../excel/go-to";
import { clearHighlights, highlight } from "../excel/highlight/highlight";
import { lookAtWorkbook } from "../excel/overview";
import { readPlan } from "../excel/read";
import { NEEDED_API, runExcel } from "../excel/run";
import { readSettings, writeSettings, type Settings } from "../excel/settings";
import { listSheets, type SheetRef } from "../excel/sheets";
import { makeSummary } from "../excel/summary/summary-sheet";
import { watchCells, type SheetChange } from "../excel/watch";
import type { Language } from "../i18n/format";
import { catalogue } from "../i18n/index";
import { CuadraError } from "../poi/error";
import type { Plan } from "../poi/plan";
import type { Validation } from "../poi/validation";
import type { Overview } from "./state";
import type { Place, Reading, Workbook } from "./workbook";

/** Milliseconds without a change before changes are looked at. */
const WATCH_DELAY = 350;

/** Whether this Excel has everything that src/excel asks of it. */
export function requireApi(): void {
  const { set, version } = NEEDED_API;
  if (!Office.context.requirements.isSetSupported(set, version)) {
    throw new CuadraError("excel-too-old", { needs: `${set} ${version}` });
  }
}

/** The workbook open in Excel. */
export class ExcelWorkbook implements Workbook {
  /** Every sheet, as of the last reading. */
  private sheets: readonly SheetRef[] = [];

  /** @param ready resolves once Excel can be asked; what is asked before waits for it */
  constructor(private readonly ready: Promise<void>) {}

  async readSettings(): Promise<Settings> {
    await this.ready;
    return readSettings();
  }

  async writeSettings(settings: Settings): Promise<void> {
    await this.ready;
    await writeSettings(settings);
  }

  async overview({ leaveOut }: Settings): Promise<Overview> {
    await this.ready;
    const { sheets, beginning } = await lookAtWorkbook(leaveOut);
    return {
      sheets,
      planSheets: new Set(beginning?.tables.map(({ sheet }) => sheet)).size,
      year: beginning?.year ?? null,
      quarter: beginning?.quarter ?? null,
    };
  }

  async read({ settings, signal, onProgress }: Parameters<Workbook["read"]>[0]): Promise<Reading> {
    await this.ready;
    const reading = await readPlan({ leaveOut: settings.leaveOut, signal, onProgress });
    this.sheets = reading.sheets;
    return reading;
  }

  async highlight(validation: Validation): Promise<void> {
    await this.ready;
    await highlight(validation, this.sheets);
  }

  async clearHighlights(): Promise<void> {
    await this.ready;
    await clearHighlights();
  }

  async insertSummary(validation: Validation, language: Language): Promise<void> {
    await this.ready;
    // As they are now: a summary made since the reading is one of them.
    const sheets = await runExcel(listSheets);
    await makeSummary(validation, sheets, catalogue(language));
  }

  async goTo(place: Place): Promise<void> {
    await this.ready;
    await goTo(place);
  }

  async watch(plan: Plan, onChange: (plan: Plan | null) => void): Promise<() => Promise<void>> {
    await this.ready;
    let current = plan;
    const follow = async (changes: readonly SheetChange[]): Promise<void> => {
      const followed = await followChanges(current, this.sheets, changes);
      if (followed === current) return;
      current = followed ?? current;
      onChange(followed);
    };
    // One after the other: each change is of the plan that the one before left.
    let last = Promise.resolve();
    return watchCells((changes) => {
      last = last
        .then(() => follow(changes))
        // Where the rows cannot be read alone, reading everything will say why.
        .catch(() => {
          onChange(null);
        });
    }, WATCH_DELAY);
  }
}
