import type { Catalogue } from "../i18n/index";
import type { Finding } from "../poi/findings/finding";
import { atOnce, inSlices } from "./checking/pause";
import { findingRowsInSteps, type FindingRow } from "./finding-list";
import type { Filters } from "./state";

/** The rows of the list, with what is asked of them at each drawing. */
export interface ListedRows {
  readonly rows: readonly FindingRow[];
  /** Place in `rows` by key. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** How many findings pass the filters, in folded groups too. */
  readonly count: number;
}

/** What the rows follow from. */
interface Wanted {
  readonly findings: readonly Finding[];
  readonly filters: Filters;
  readonly texts: Catalogue;
}

/** Up to so many findings are listed at once: it takes some milliseconds. */
const FEW = 1000;

/** What was listed last, newest first: what is shown, and what is about to be. */
let known: readonly { readonly wanted: Wanted; readonly listed: ListedRows }[] = [];

/** The rows of the list; at once where they were asked for before or prepared. */
export function listedRows(
  findings: readonly Finding[],
  filters: Filters,
  texts: Catalogue,
): ListedRows {
  const wanted = { findings, filters, texts };
  const before = known.find((each) => isSame(each.wanted, wanted));
  if (before) return before.listed;
  return remember(wanted, atOnce(listInSteps(wanted)));
}

/**
 * Makes the rows of many findings, giving the page a turn between slices, so that `listedRows` has them.
 * @returns undefined where there is nothing to wait for
 */
export function prepareRows(
  findings: readonly Finding[],
  filters: Filters,
  texts: Catalogue,
  signal: AbortSignal,
): Promise<void> | undefined {
  const wanted = { findings, filters, texts };
  if (findings.length <= FEW || known.some((each) => isSame(each.wanted, wanted))) return undefined;
  return prepare(wanted, signal);
}

async function prepare(wanted: Wanted, signal: AbortSignal): Promise<void> {
  const listed = await inSlices(listInSteps(wanted), signal);
  if (listed) remember(wanted, listed);
}

function* listInSteps({ findings, filters, texts }: Wanted): Generator<void, ListedRows> {
  const rows = yield* findingRowsInSteps(findings, filters, texts);
  const indexOf = new Map<string, number>();
  let count = 0;
  for (const [index, row] of rows.entries()) {
    indexOf.set(row.key, index);
    if (row.kind === "group") count += row.count;
    if (index % FEW === 0) yield;
  }
  return { rows, indexOf, count };
}

function remember(wanted: Wanted, listed: ListedRows): ListedRows {
  known = [{ wanted, listed }, ...known.slice(0, 1)];
  return listed;
}

function isSame(a: Wanted, b: Wanted): boolean {
  if (a.findings !== b.findings || a.texts !== b.texts) return false;
  const { filters: x } = a;
  const { filters: y } = b;
  return (
    x.severities === y.severities &&
    x.check === y.check &&
    x.unit === y.unit &&
    x.text === y.text &&
    x.groupBy === y.groupBy &&
    x.folded === y.folded
  );
}
