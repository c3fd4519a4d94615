import { DEFAULT_SETTINGS, differ, type Settings } from "../excel/default-settings";
import type { Language } from "../i18n/format";
import type { CuadraError } from "../poi/error";
import { loadCatalogue } from "./catalogues";
import { asCuadraError } from "./cuadra-error";
import type { Stage } from "./state";
import type { Store } from "./store";
import type { Workbook } from "./workbook";

/** What other settings mean for results: everything is to be read anew, or the plan that was read to be checked anew. */
export type SettingsChange = "reading" | "checks";

/** What settings have an effect on besides texts and overview. */
interface Results {
  /** @param before the stage in which the settings were changed */
  follow(change: SettingsChange, before: Stage): Promise<void>;
  /** Says what went wrong. */
  report(error: unknown): void;
}

/** The settings: kept in the workbook, and in effect in the pane. */
export class SettingsInEffect {
  /** Office's display language; until it is known, what the first frame took it for. */
  private officeLanguage: Language;

  constructor(
    private readonly store: Store,
    private readonly workbook: Workbook,
    private readonly results: Results,
  ) {
    this.officeLanguage = store.state.language;
  }

  /** Speaks Office's language where none was chosen. @throws CuadraError "part-not-loaded" */
  async speak(officeLanguage: Language): Promise<void> {
    this.officeLanguage = officeLanguage;
    await this.use(this.store.state.settings);
  }

  /** Reads the settings, and looks at the workbook with them. @throws CuadraError as the workbook */
  async open(): Promise<void> {
    await this.use(await this.workbook.readSettings());
    await this.look();
  }

  /** Puts settings into effect and keeps them in the workbook; neither waits for the other to succeed. */
  async change(part: Partial<Settings>): Promise<void> {
    const { settings: before } = this.store.state;
    const settings = { ...before, ...part };
    const keeping = this.keep(settings);
    try {
      await this.apply(settings, before);
    } catch (error) {
      this.results.report(error);
    }
    const notKept = await keeping;
    if (notKept) this.results.report(notKept);
  }

  restoreDefaults(): void {
    // Headers and rules were given one by one: nobody gives them again for a quarter.
    if (differ(this.store.state.settings, DEFAULT_SETTINGS, ["headers", "rules"]))
      this.store.update({ restoring: true });
    else void this.change(DEFAULT_SETTINGS);
  }

  answerRestoring(yes: boolean): void {
    this.store.update({ restoring: false });
    if (yes) void this.change(DEFAULT_SETTINGS);
  }

  /** Returns why it cannot. A workbook for reading only was said to be so; settings count while the pane is open. */
  private async keep(settings: Settings): Promise<CuadraError | undefined> {
    try {
      if (!(await this.workbook.isReadOnly())) await this.workbook.writeSettings(settings);
    } catch (error) {
      return asCuadraError(error);
    }
    return undefined;
  }

  private async apply(settings: Settings, before: Settings): Promise<void> {
    const { stage } = this.store.state;
    await this.use(settings);
    const otherReading = differ(settings, before, ["headers", "leaveOut"]);
    if (otherReading) await this.look();
    if (otherReading) await this.results.follow("reading", stage);
    else if (differ(settings, before, ["quarter", "thresholds", "programmed", "rules"]))
      await this.results.follow("checks", stage);
  }

  /** The texts of another language come before it is spoken. @throws CuadraError "part-not-loaded" */
  private async use(settings: Settings): Promise<void> {
    this.store.update({ settings });
    const language = settings.language ?? this.officeLanguage;
    if (language === this.store.state.language) return;
    await loadCatalogue(language);
    // What was told last is in the language before; screen readers would come upon it.
    if (this.store.state.settings === settings) this.store.update({ language, announcement: "" });
  }

  /** Looks which sheets there are, and what the plan begins with. @throws CuadraError as the workbook */
  async look(): Promise<void> {
    this.store.update({ overview: await this.workbook.overview(this.store.state.settings) });
  }
}
