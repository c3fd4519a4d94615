import type { Catalogue } from "../../i18n/index";
import type { SheetRef } from "../sheets";
import { ASIDE } from "./marker";
import { REPLACED, type EarlierSummaries } from "./previous";

/** Names that the sheets of a summary take while one replaces the other. */
export interface SheetNames {
  /** While it is being built. */
  readonly draft: string;
  readonly final: string;
  /** For the sheet made before, between the new one taking its name and its deletion. */
  readonly replaced: string;
  /** For the sheet made before, where it is not deleted. */
  readonly kept: string;
  /** For sheets that an interrupted summary left behind, in their order. */
  readonly leftBehind: readonly string[];
}

/** Excel's limit. */
const LONGEST_NAME = 31;

/** The sheet made before passes its name on; else ours takes the first free one and no sheet of the user's. */
export function sheetNames(
  earlier: EarlierSummaries,
  sheets: readonly SheetRef[],
  texts: Catalogue,
  now: Date,
): SheetNames {
  const removed = new Set(earlier.drafts.map(({ id }) => id));
  const taken = new Set(
    sheets.filter(({ id }) => !removed.has(id)).map(({ name }) => name.toLowerCase()),
  );
  const free = (base: string, ending = ""): string => {
    const numbered = (count: number): string => {
      const end = count === 1 ? ending : `${ending} ${count}`;
      return `${cut(base, LONGEST_NAME - end.length)}${end}`;
    };
    let count = 1;
    while (taken.has(numbered(count).toLowerCase())) count++;
    taken.add(numbered(count).toLowerCase());
    return numbered(count);
  };
  const { sheetName } = texts.summary;
  const final = earlier.name ?? firstFree(sheetName, taken);
  taken.add(final.toLowerCase());
  const ending = ` (${texts.summaryMade.earlier(isoDate(now))})`;
  return {
    final,
    draft: free(ASIDE),
    replaced: free(REPLACED),
    kept: free(final, ending),
    leftBehind: earlier.replaced.map(() => free(final, ending)),
  };
}

/** "Resumen POI", "Resumen POI (2)"… */
function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted} (${count})`;
  return name;
}

/** The first characters of a name, without half of one and without a space at the end. */
function cut(name: string, length: number): string {
  return name
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd();
}

/** The day where the user is: 2026-11-24. */
function isoDate(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
