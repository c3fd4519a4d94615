import type { QuickFunction } from "./call";
import { CONDITIONS } from "./functions/conditions";
import { NUMBERS } from "./functions/numbers";
import { PLACES } from "./functions/places";
import { SEARCHES } from "./functions/searches";
import { SUMS } from "./functions/sums";
import { TEXTS } from "./functions/texts";

/** The functions that are worked out without the engine, by the name that a file has for them. */
export const FUNCTIONS: ReadonlyMap<string, QuickFunction> = new Map(
  Object.entries({ ...CONDITIONS, ...NUMBERS, ...PLACES, ...SEARCHES, ...SUMS, ...TEXTS }),
);
