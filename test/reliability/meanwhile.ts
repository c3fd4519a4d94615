import { createHash } from "node:crypto";
import type { EmbeddedExcel } from "../../src/host/node";
import { CuadraError } from "../../src/poi/error";
import { openBytes } from "../host/openWorkbook";
import { beforeRequests } from "./between-requests";
import { JUSTIFICATIONS, OPERATIONS, summaryOf, type Operation } from "./operations";
import { differences, savedParts, type SavedParts } from "./saved-parts";

type Change = (user: EmbeddedExcel["user"]) => void | Promise<void>;

const GOES = "the user goes to a cell";
const LIGHT: ReadonlySet<string> = new Set([GOES, "a sheet is put in"]);

/** What a person, or a co-author, does while the add-in works. Gama is in row 7, Delta in row 8. */
const CHANGES: Readonly<Record<string, Change>> = {
  "a row is put in": (user) => user.insertRows("POI", 5),
  "a row is taken out": (user) => user.deleteRows("POI", 5),
  "a value is typed": (user) => user.type("POI", "AD7", "7"),
  "the plan's sheet is renamed": (user) => {
    user.renameSheet("POI", "POI 2026");
  },
  "the plan's sheet is deleted": (user) => user.deleteSheet("POI"),
  "another sheet is deleted": (user) => user.deleteSheet("Notas"),
  "a column is put in": (user) => user.insertColumns("POI", 3),
  "a sheet is put in": (user) => {
    user.addSheet("Otra");
  },
  [GOES]: (user) => {
    user.select("POI", "F9");
  },
};

/** Something that happens while an operation runs. */
export interface Meanwhile {
  readonly operation: Operation;
  /** One of the changes, by its name, or that a justification is typed. */
  readonly change: string;
}

/** Before which requests the change is tried: every `by`-th from the `from`-th (0 = the first). */
export interface Requests {
  readonly from: number;
  readonly by: number;
}

/** What came of the change, each time that it happened. */
export interface HappenedMeanwhile {
  readonly times: number;
  /** What was not as it must be, with where; empty where all is well. */
  readonly faults: readonly string[];
}

const TYPED = "a justification is typed";

const operationNamed = (wanted: string): Operation => {
  const found = OPERATIONS.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no operation "${wanted}"`);
  return found;
};

/** All that happens while something else does. */
export const MEANWHILE: readonly Meanwhile[] = [
  ...[
    "validate and highlight",
    "highlight again",
    "clear",
    "summary again",
    "apply corrections",
    "apply one correction",
    "undo corrections",
  ]
    .flatMap((name) =>
      Object.keys(CHANGES).map((change) => ({ operation: operationNamed(name), change })),
    )
    // A summary comes to the front by itself.
    .filter(({ operation, change }) => !isSummary(operation) || !LIGHT.has(change)),
  { operation: operationNamed("summary again"), change: TYPED },
];

/** A summary takes long, and many requests. */
export function isSummary({ name }: Operation): boolean {
  return name.startsWith("summary");
}

const partsOf = async (excel: EmbeddedExcel): Promise<SavedParts> => savedParts(await excel.save());

async function outcomeOf(run: Operation["run"]): Promise<readonly unknown[]> {
  try {
    return await run();
  } catch (error) {
    return [error];
  }
}

/** Has a change happen just before a request; `stop` ends that and answers whether it happened. */
function atRequest(
  excel: EmbeddedExcel,
  at: number,
  change: () => void | Promise<void>,
): { readonly stop: () => boolean } {
  let happened = false;
  const stop = beforeRequests(excel, async (request) => {
    if (request !== at) return;
    happened = true;
    await change();
  });
  return {
    stop: () => {
      stop();
      return happened;
    },
  };
}

const begun = new Map<string, Promise<Uint8Array>>();

/** The workbook that an operation begins with: made once. */
function bookFor({ name, begin }: Operation): Promise<Uint8Array> {
  const book = begun.get(name) ?? begin();
  begun.set(name, book);
  return book;
}

const hashOf = (saved: Uint8Array): string => createHash("sha256").update(saved).digest("hex");

/** Workbooks, byte for byte, that the next run of an operation leaves nothing of ours half-done in. */
const cleanedUp = new Set<string>();

/** Sheets half-done of ours that the next run of an operation leaves; of the same workbook it is asked once. */
async function straysAfter({ name, run }: Operation, saved: Uint8Array): Promise<string[]> {
  const state = `${name} ${hashOf(saved)}`;
  if (cleanedUp.has(state)) return [];
  const { workbook } = await openBytes(saved);
  await outcomeOf(run);
  const strays = workbook.sheets
    .map((sheet) => sheet.name)
    .filter((sheet) => sheet.startsWith("_cuadra"));
  if (strays.length === 0) cleanedUp.add(state);
  return strays;
}

/** The workbook as it is when the change comes after the operation, or before it, or instead of it. */
async function sane(
  operation: Operation,
  bytes: Uint8Array,
  change: Change,
): Promise<SavedParts[]> {
  const after = await openBytes(bytes);
  await outcomeOf(operation.run);
  await change(after.user);
  const before = await openBytes(bytes);
  await change(before.user);
  const alone = await partsOf(before);
  await outcomeOf(operation.run);
  return [await partsOf(after), alone, await partsOf(before)];
}

/** The user's parts in which a workbook differs from the nearest of some. */
function differencesFrom(known: readonly SavedParts[], { users }: SavedParts): string[] {
  return known.map((each) => differences(users, each.users)).sort((a, b) => a.length - b.length)[0];
}

/** Has the change happen before requests of the operation: what the user did must be kept, and nothing of ours half-done. */
export function happenMeanwhile(
  { operation, change }: Meanwhile,
  requests: Requests,
): Promise<HappenedMeanwhile> {
  return change === TYPED
    ? typedMeanwhile(operation, requests)
    : changedMeanwhile(operation, CHANGES[change], requests);
}

async function changedMeanwhile(
  operation: Operation,
  change: Change,
  { from, by }: Requests,
): Promise<HappenedMeanwhile> {
  const bytes = await bookFor(operation);
  const known = await sane(operation, bytes, change);
  /** Workbooks, byte for byte, in which all of the user's is as it must be. */
  const kept = new Set<string>();
  const faults: string[] = [];
  let times = 0;
  for (let at = from; ; at += by) {
    const excel = await openBytes(bytes);
    const hook = atRequest(excel, at, () => change(excel.user));
    const outcome = await outcomeOf(operation.run);
    if (!hook.stop()) break;
    times += 1;
    for (const error of outcome)
      if (!(error instanceof CuadraError)) faults.push(`request ${at}: ${String(error)}`);
    const { sheet, address } = excel.user.selection;
    // A summary comes to the front; nothing else takes the user away from where they went.
    if (change === CHANGES[GOES] && !isSummary(operation) && `${sheet} ${address}` !== "POI F9")
      faults.push(`request ${at}: the user is at ${address} of ${sheet}`);
    const saved = await excel.save();
    const state = hashOf(saved);
    const wrong = kept.has(state) ? [] : differencesFrom(known, savedParts(saved));
    if (wrong.length === 0) kept.add(state);
    faults.push(...wrong.map((part) => `request ${at}: ${part}`));
    const strays = await straysAfter(operation, saved);
    faults.push(...strays.map((sheet) => `request ${at}: ${sheet} is left`));
  }
  return { times, faults };
}

const NEW_TEXT = "recién escrito";

async function typedMeanwhile(
  operation: Operation,
  { from, by }: Requests,
): Promise<HappenedMeanwhile> {
  const bytes = await bookFor(operation);
  const faults: string[] = [];
  let times = 0;
  for (let at = from; ; at += by) {
    const excel = await openBytes(bytes);
    const { sheet, cell } = await summaryOf();
    const hook = atRequest(excel, at, () => excel.user.type(sheet, cell, NEW_TEXT));
    await outcomeOf(operation.run);
    if (!hook.stop()) break;
    times += 1;
    const { ours, users } = await partsOf(excel);
    const all = [...ours.values(), ...users.values()].join();
    for (const text of [JUSTIFICATIONS[1], NEW_TEXT])
      if (!all.includes(text)) faults.push(`request ${at}: "${text}" is lost`);
  }
  return { times, faults };
}
