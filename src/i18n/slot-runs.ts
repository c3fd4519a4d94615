import { meaningOf, type PeriodKind, type Series } from "../poi/slots";

/** Slots that are said in one breath: META, or the periods `from`–`to` (0-based) of a series. */
export type SlotRun =
  | { readonly kind: "target" }
  | {
      readonly kind: PeriodKind;
      readonly series: Series;
      readonly from: number;
      readonly to: number;
    };

/** Slots in their order, those of one series that follow one another (ENE, FEB, MAR) together. */
export function slotRuns(slots: readonly number[]): SlotRun[] {
  const runs: SlotRun[] = [];
  for (const slot of [...slots].sort((a, b) => a - b)) {
    const meaning = meaningOf(slot);
    if (meaning.kind === "target") {
      runs.push({ kind: "target" });
      continue;
    }
    const { kind, index } = meaning.period;
    const last = runs.at(-1);
    const continues =
      last !== undefined &&
      last.kind !== "target" &&
      last.kind === kind &&
      last.series === meaning.series &&
      last.to === index - 1;
    if (continues) runs[runs.length - 1] = { ...last, to: index };
    else runs.push({ kind, series: meaning.series, from: index, to: index });
  }
  return runs;
}
