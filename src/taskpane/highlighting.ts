import { asCuadraError } from "./cuadra-error";
import type { Notices } from "./notices";
import type { Store } from "./store";
import type { Workbook } from "./workbook";

/** Milliseconds after highlighting in which rows that are told to have moved may have done so before. */
const TOLD_LATE = 3000;

/** Keeps what is highlighted in the workbook to the results shown. */
export class Highlighting {
  /** When the newest validation was highlighted; undefined: not yet. */
  private doneAt: number | "cleared" | undefined;
  /** Whether what is highlighted goes by settings from before: whichever check ends next makes it again. */
  private isDue = false;
  /** The highlighting under way: another begins after it. */
  private underWay = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly workbook: Workbook,
    private readonly notices: Notices,
  ) {}

  /** A validation begins: whether its results are highlighted is not said yet. */
  begin(): void {
    this.doneAt = undefined;
  }

  /** Highlights the results of a new validation. */
  async showNew(): Promise<void> {
    await this.show();
    this.doneAt = performance.now();
  }

  /** Takes the highlights away, until the next validation. @throws CuadraError as the workbook */
  async clear(): Promise<void> {
    await this.workbook.clearHighlights();
    this.doneAt = "cleared";
  }

  /** The quarter, thresholds or rules are others, which the conditions of what is highlighted hold. */
  async settingsChanged(): Promise<void> {
    this.isDue = this.doneAt !== "cleared" && !(await this.workbook.isReadOnly());
  }

  /** A check of other settings has ended. */
  async showIfDue(): Promise<void> {
    if (this.isDue) await this.show();
  }

  /**
   * Rows have moved. Highlights go along with their rows; those of rows that moved between being read and being
   * highlighted stand beside them, and are made again.
   * @param rereading what follows the rows
   */
  async rowsMoved(rereading: () => Promise<void>): Promise<void> {
    const { doneAt } = this;
    await rereading();
    if (doneAt === "cleared") return;
    if (doneAt === undefined || performance.now() - doneAt < TOLD_LATE) await this.show();
  }

  private show(): Promise<void> {
    return (this.underWay = this.underWay.then(() => this.showNow()));
  }

  /** Results stay even where they cannot be highlighted. */
  private async showNow(): Promise<void> {
    this.isDue = false;
    const { stage } = this.store.state;
    if (stage.kind !== "results") return;
    const { validation } = stage.results;
    this.store.update({ busy: "writing" });
    try {
      await this.workbook.highlight(validation);
    } catch (error) {
      this.notices.warn({ text: "notHighlighted", error: asCuadraError(error) });
    }
    this.store.update({ busy: null });
  }
}
