import { catalogue } from "./catalogues";
import type { Late } from "./late";
import type { Filters } from "./state";
import type { Store } from "./store";
import type { Review } from "./review-needs";

/** Filters the list of findings. */
export class Filtering {
  /** The making of a long list under way. */
  private listing: AbortController | undefined;

  constructor(
    private readonly store: Store,
    private readonly review: Late<Review>,
  ) {}

  /** The controls change at once; a long list follows when it has been made. */
  async filter(part: Partial<Filters>): Promise<void> {
    const { stage, filters: before, listed } = this.store.state;
    const filters = { ...before, ...part };
    this.stop();
    const { signal } = (this.listing = new AbortController());
    this.store.update({ filters });
    const shown = this.review.arrived?.findings;
    if (stage.kind !== "results" || !shown) return;
    const preparing = shown.prepare(stage.results, signal);
    if (preparing) {
      this.store.update({ listed: listed ?? before });
      await preparing;
      if (signal.aborted) return;
    }
    this.store.update({ listed: null });
    const { live } = catalogue(this.store.state.language).pane;
    this.store.update({ announcement: live.shown(shown.list?.count ?? 0) });
  }

  /** A list still under way is of results, or by filters, that are no more. */
  stop(): void {
    this.listing?.abort();
  }
}
