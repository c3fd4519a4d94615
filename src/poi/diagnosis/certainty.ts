import type { Certainty } from "./correction";

/** What several things are together: as sure as the least sure of them. Certain where there are none. */
export function leastCertain(all: readonly Certainty[]): Certainty {
  if (all.includes("ambiguous")) return "ambiguous";
  return all.includes("likely") ? "likely" : "certain";
}
