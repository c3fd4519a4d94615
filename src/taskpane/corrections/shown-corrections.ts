import type { Language } from "../../i18n/format";
import { catalogue } from "../catalogues";
import type { Store } from "../store";
import type { CorrectionsState } from "./corrections-state";

/** What the pane shows of corrections, for those who change it. */
export class ShownCorrections {
  constructor(private readonly store: Store) {}

  get state(): CorrectionsState {
    return this.store.state.corrections;
  }

  get language(): Language {
    return this.store.state.language;
  }

  update(part: Partial<CorrectionsState>): void {
    this.store.update({ corrections: { ...this.state, ...part } });
  }

  /** Has something read aloud. */
  announce(say: (texts: ReturnType<typeof catalogue>["correcting"]) => string): void {
    this.store.update({ announcement: say(catalogue(this.language).correcting) });
  }
}
