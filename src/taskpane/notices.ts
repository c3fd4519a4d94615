import type { CuadraError } from "../poi/error";
import { asCuadraError } from "./cuadra-error";
import type { Notice, Shortfall } from "./state";
import type { Store } from "./store";

/** Whether a notice says that something is done, and nothing that has to be looked at. */
export const saysOnlyDone = (notice: Notice | null): boolean =>
  notice?.kind === "cleared" ||
  (notice?.kind === "summary" && !notice.made.keptSheet && notice.made.setAside === 0);

/** What the pane says of what went wrong. */
export class Notices {
  constructor(private readonly store: Store) {}

  /** Whether what was done last ended in an error that the pane shows. */
  get hasFailed(): boolean {
    const { stage, notice } = this.store.state;
    return stage.kind === "error" || notice?.kind === "error" || notice?.kind === "warning";
  }

  /** Shows an error that came from outside a validation, unless the pane is about that very one already. */
  report(error: unknown): void {
    const notice: Notice = { kind: "error", error: asCuadraError(error) };
    const { stage } = this.store.state;
    if (stage.kind === "error" && stage.error.code === notice.error.code) return;
    this.store.update({ notice });
  }

  /** Does some work, and reports what ends it. */
  async reporting(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.report(error);
    }
  }

  /** Says what could not be done, beside what could. */
  warn(shortfall: Shortfall): void {
    const { notice } = this.store.state;
    const before = notice?.kind === "warning" ? notice.shortfalls : [];
    const others = before.filter(({ text }) => text !== shortfall.text);
    this.store.update({ notice: { kind: "warning", shortfalls: [...others, shortfall] } });
  }

  /** Ends a validation with what went wrong; a notice that says the same goes. */
  showError(error: CuadraError): void {
    const { notice } = this.store.state;
    const isSaid = notice?.kind === "error" && notice.error.code === error.code;
    this.store.update({
      stage: { kind: "error", error },
      // A check that the validation overtook leaves that to it.
      busy: null,
      // The error is an alert of its own.
      announcement: "",
      ...(isSaid && { notice: null }),
    });
  }
}
