import { findingCount } from "../poi/findings/kept-findings";
import type { Finding } from "../poi/findings/finding";
import { verdictText } from "../i18n/verdict-text";
import { catalogue } from "./catalogues";
import { inSlices } from "./checking/pause";
import { changesInSteps, neighbour } from "./finding-list";
import { listedRows, prepareRows, type ListedRows } from "./listed-rows";
import type { Results } from "./state";
import type { Store } from "./store";

/** The list of findings as it is shown: what follows from the results and the filters of the state. */
export class FindingsShown {
  constructor(private readonly store: Store) {}

  /** The list; undefined where there are no results. */
  get list(): ListedRows | undefined {
    const { stage, filters, listed, language } = this.store.state;
    if (stage.kind !== "results") return undefined;
    const { findings } = stage.results.validation;
    return listedRows(findings, listed ?? filters, catalogue(language));
  }

  /** The finding before (-1) or after (1) the one gone to last. */
  next(by: 1 | -1): Finding | undefined {
    return neighbour(this.list?.rows ?? [], this.store.state.selected, by);
  }

  /** Makes the list for results that are to be shown; undefined where that takes no time. */
  prepare({ validation }: Results, signal: AbortSignal): Promise<void> | undefined {
    const { filters, language } = this.store.state;
    return prepareRows(validation.findings, filters, catalogue(language), signal);
  }

  /** What a screen reader is told of results. */
  told({ validation }: Results): string {
    const texts = catalogue(this.store.state.language);
    return texts.pane.live.results(verdictText(validation, texts), validation.counts.warning);
  }

  /** What a screen reader is told when results take the place of others. */
  async changesTold(before: Results, now: Results, signal: AbortSignal): Promise<string> {
    const { live } = catalogue(this.store.state.language).pane;
    const { counts, findings } = now.validation;
    const changes = await inSlices(changesInSteps(before.validation.findings, findings), signal);
    const gone = changes?.gone ?? 0;
    // By the counts: a finding that was left out of the list and takes a corrected one's place is not new.
    const come = changes
      ? findingCount(now.validation) - findingCount(before.validation) + gone
      : 0;
    const said = [
      ...(gone > 0 ? [live.corrected(gone, counts.error)] : []),
      ...(come > 0 ? [live.found(come)] : []),
    ];
    return said.join(" ");
  }
}
