import { createHash } from "node:crypto";
import { clearHighlights } from "../../src/excel/highlight/highlight";
import type { EmbeddedExcel } from "../../src/host/node";
import { errorText } from "../../src/i18n/error-text";
import { catalogue } from "../../src/i18n/index";
import { CuadraError } from "../../src/poi/error";
import { formatsOf } from "../excel/highlight/shown";
import { openBytes } from "../host/openWorkbook";
import { beforeRequests } from "./between-requests";
import { LikeSteps } from "./like-steps";
import { JUSTIFICATIONS, type Operation } from "./operations";
import { differences, savedParts, type SavedParts } from "./saved-parts";

/** Codes with which Excel fails an action. */
const CODES = [
  "AccessDenied",
  "ItemNotFound",
  "InvalidOperationInCellEditMode",
  "GeneralException",
  "RequestAborted",
  "RequestPayloadSizeLimitExceeded",
] as const;

export interface EveryStepOptions {
  readonly codes?: readonly string[];
  /** With each code, only so many actions are tried, evenly spread and not the same for each code. */
  readonly pointsEach?: number;
  /** The last so many actions, where one thing takes the place of another, are all tried with the first code. */
  readonly allOfLast?: number;
  /** Loses the answer of every so many-th request, counted from the last. */
  readonly answersBy?: number;
  /** Only one share of all points and answers is tried, the `part`-th (from 0) of so many. */
  readonly share?: { readonly part: number; readonly of: number };
}

/** What came of an operation that was made to fail at its steps. */
export interface Tried {
  /** Actions whose failing was tried, counted once for each code. */
  readonly actions: number;
  /** How many of them were run: of those that fail alike (see LikeSteps), the first. */
  readonly run: number;
  /** Different workbooks that the faults left, each of which the next run was tried on. */
  readonly left: number;
  /** Requests that were carried out and whose answer was lost. */
  readonly lost: number;
  /** What was not as it must be, with where; empty where all is well. */
  readonly faults: readonly string[];
}

/** What the operation leaves when nothing fails. */
interface Expected {
  readonly before: SavedParts;
  readonly after: SavedParts;
  /** States of the user's parts in which it may be cut off. */
  readonly accepted: readonly SavedParts[];
  /** The same, where nothing could be put right afterwards. */
  readonly acceptedIfLasting: readonly SavedParts[];
  readonly formats: string;
  /** Conditional formats once the highlights are cleared. */
  readonly cleared: string;
  readonly actions: number;
  readonly requests: number;
  readonly like: LikeSteps;
}

/** Every conditional format that Excel has, also one that a file would not keep. */
async function allFormats(): Promise<string> {
  return (await formatsOf())
    .map((each) => JSON.stringify(each))
    .sort()
    .join("\n");
}

const partsOf = async (excel: EmbeddedExcel): Promise<SavedParts> => savedParts(await excel.save());

/** Tells apart what a workbook may be left as: its file, and its conditional formats. */
const stateOf = (saved: Uint8Array, formats: string): string =>
  createHash("sha256").update(saved).update(formats).digest("hex");

async function expectedOf(operation: Operation, bytes: Uint8Array): Promise<Expected> {
  const afterEach = async (works: Operation["parts"]): Promise<SavedParts[]> => {
    const states: SavedParts[] = [];
    for (const work of works ?? []) {
      const excel = await openBytes(bytes);
      await work();
      states.push(await partsOf(excel));
    }
    return states;
  };
  const before = savedParts(bytes);
  const excel = await openBytes(bytes);
  const like = new LikeSteps(excel);
  await operation.run();
  const { actions, requests } = excel.counters;
  const after = await partsOf(excel);
  const formats = await allFormats();
  await clearHighlights();
  const cleared = await allFormats();
  return {
    before,
    after,
    accepted: [before, after, ...(await afterEach(operation.parts))],
    acceptedIfLasting: await afterEach(operation.partsIfLasting),
    formats,
    cleared,
    actions,
    requests,
    like,
  };
}

/**
 * Fails an operation at each of its steps, once with each code, and loses the answer of each of its requests; looks
 * each time whether the workbook is as it was or as it should be, and whether doing it again gives what doing it
 * once without a fault gives.
 */
export async function everyStep(
  operation: Operation,
  {
    codes = CODES,
    pointsEach = Infinity,
    allOfLast = 0,
    answersBy = 1,
    share = { part: 0, of: 1 },
  }: EveryStepOptions = {},
): Promise<Tried> {
  const bytes = await operation.begin();
  const expected = await expectedOf(operation, bytes);
  const faults: string[] = [];
  const judged: Judged = { halfWay: new Map(), nextRun: new Map(), end: new Map() };
  /** Whether the fault came. */
  const attempt = async (where: string, trouble: Trouble): Promise<boolean> => {
    const wrong = await whatIsWrong(operation, bytes, expected, trouble, judged);
    for (const each of wrong ?? []) faults.push(`${operation.name}, ${where}: ${each}`);
    return wrong !== undefined;
  };
  const stride = Math.max(1, Math.floor(expected.actions / pointsEach));
  // What fails alike is in one share.
  const firsts = [...new Set(expected.like.firsts)];
  const isInShare = (at: number): boolean =>
    firsts.indexOf(expected.like.firsts[at]) % share.of === share.part;
  let actions = 0;
  let run = 0;
  for (const [index, code] of codes.entries()) {
    const isTried = (at: number): boolean =>
      at % stride === (index * Math.ceil(stride / codes.length)) % stride ||
      (index === 0 && at >= expected.actions - allOfLast);
    let nth = 0;
    for (let at = 0; at < expected.actions; at++) {
      if (!isTried(at) || !isInShare(at)) continue;
      const points = index > 0 ? 1 : 2;
      if (pointsEach === Infinity && expected.like.firsts[at] < at) {
        actions += points;
        continue;
      }
      const arm: Arm = (excel) => {
        excel.faults.failAtAction(at, code);
      };
      const where = `action ${at} of ${expected.actions}, ${code}`;
      const clears = operation.highlights === true && (nth++ + index) % 2 === 1;
      // Excel counts the release of references too, in which nothing fails.
      if (!(await attempt(where, { arm, clears, isLasting: false }))) break;
      actions += points;
      run += points;
      // Which code it is that lasts is of no consequence to the workbook.
      if (index > 0) continue;
      await attempt(`${where}, lasting`, { arm, clears, isLasting: true });
    }
  }
  let lost = 0;
  for (let request = expected.requests - 1; request >= 0; request -= answersBy) {
    if (request % share.of !== share.part) continue;
    const arm: Arm = (excel) => {
      excel.faults.loseConnectionAfter(request);
    };
    const where = `answer ${request} of ${expected.requests} lost`;
    const clears = operation.highlights === true && request % 2 === 1;
    await attempt(where, { arm, clears, isLasting: false });
    await attempt(`${where}, lasting`, { arm, clears, isLasting: true });
    lost += 2;
  }
  return { actions, run, left: judged.halfWay.size, lost, faults };
}

type Arm = (excel: EmbeddedExcel) => void;

interface Trouble {
  readonly arm: Arm;
  /** Whether highlights are cleared before the next run, and not left to it to replace. */
  readonly clears: boolean;
  /** Whether Excel refuses everything from the fault on: what would put things right fails as well. */
  readonly isLasting: boolean;
}

/** What is known of workbooks that faults left: of two that are the same byte for byte, one need be looked at. */
interface Judged {
  readonly halfWay: Map<string, readonly string[]>;
  readonly nextRun: Map<string, readonly string[]>;
  /** After the next run. */
  readonly end: Map<string, readonly string[]>;
}

/** What was found of a workbook before, or is now. */
async function once(
  known: Map<string, readonly string[]>,
  state: string,
  judge: () => readonly string[] | Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found = known.get(state) ?? (await judge());
  known.set(state, found);
  return found;
}

/** Undefined where the operation is over before the fault. */
async function whatIsWrong(
  operation: Operation,
  bytes: Uint8Array,
  expected: Expected,
  { arm, clears, isLasting }: Trouble,
  judged: Judged,
): Promise<string[] | undefined> {
  const excel = await openBytes(bytes);
  arm(excel);
  const stop = beforeRequests(excel, () => {
    if (isLasting && !excel.faults.pending) excel.faults.editCell();
  });
  const wrong: string[] = [];
  wrong.push(...(await outcomeOf(operation.run)));
  stop();
  if (excel.faults.pending) return undefined;
  excel.faults.clear();
  const left = await excel.save();
  const state = `${stateOf(left, await allFormats())} ${isLasting}`;
  wrong.push(
    ...(await once(judged.halfWay, state, () =>
      wrongHalfWay(savedParts(left), expected, isLasting),
    )),
    ...(await once(judged.nextRun, `${state} ${clears}`, () =>
      wrongAfterNextRun(operation, excel, expected, { clears, isLasting }, judged.end),
    )),
  );
  return wrong;
}

async function wrongAfterNextRun(
  { run, leavesIfLasting }: Operation,
  excel: EmbeddedExcel,
  expected: Expected,
  { clears, isLasting }: Pick<Trouble, "clears" | "isLasting">,
  known: Judged["end"],
): Promise<string[]> {
  const wrong: string[] = [];
  try {
    if (clears) {
      await clearHighlights();
      if ((await allFormats()) !== expected.cleared) wrong.push("clearing leaves formats");
    }
    const refused = await run();
    wrong.push(...refused.map(({ code }) => `the next run is refused: ${code}`));
  } catch (error) {
    wrong.push(`the next run fails: ${String(error)}`);
  }
  // Where Excel refused everything just after the new sheet took its name, the one before is kept as the user's.
  const leftOut = isLasting ? (leavesIfLasting ?? /Resumen POI \(ant\. /) : undefined;
  const saved = await excel.save();
  const formats = await allFormats();
  const atEnd = await once(known, `${stateOf(saved, formats)} ${isLasting}`, () =>
    wrongAtEnd(savedParts(saved), formats, expected, leftOut),
  );
  return [...wrong, ...atEnd];
}

/** What differs from what one run without a fault leaves. @param leftOut sheets that may be there besides */
function wrongAtEnd(
  parts: SavedParts,
  formats: string,
  expected: Expected,
  leftOut: RegExp | undefined,
): string[] {
  const wrong: string[] = [];
  const end = without(leftOut, parts);
  for (const [whose, name] of [
    ["users", "the user's"],
    ["ours", "our"],
  ] as const) {
    const parts = differences(end[whose], expected.after[whose]);
    wrong.push(...parts.map((part) => `after the next run, ${name} ${part} differs`));
  }
  if (end.sheets.join() !== expected.after.sheets.join())
    wrong.push(`after the next run there are ${end.sheets.join()}`);
  if (end.activeSheet !== expected.after.activeSheet && !leftOut?.test(end.activeSheet))
    wrong.push(`after the next run ${end.activeSheet} is in front`);
  if (linesWithout(leftOut, formats) !== expected.formats)
    wrong.push("after the next run the conditional formats differ");
  return wrong;
}

const linesWithout = (left: RegExp | undefined, text: string): string =>
  text
    .split("\n")
    .filter((line) => !left?.test(line))
    .join("\n");

/** Without a sheet of ours, and its names. */
function without(left: RegExp | undefined, parts: SavedParts): SavedParts {
  if (!left) return parts;
  const ours = [...parts.ours]
    .filter(([name]) => !left.test(name))
    .map(([name, text]) => [name, name === "names" ? linesWithout(left, text) : text] as const);
  return { ...parts, ours: new Map(ours), sheets: parts.sheets.filter((name) => !left.test(name)) };
}

/** Whether what went wrong was said in a sentence. Nothing need be said of a fault that was overcome. */
async function outcomeOf(run: Operation["run"]): Promise<string[]> {
  let said: readonly unknown[];
  try {
    said = await run();
  } catch (error) {
    said = [error];
  }
  return said.flatMap((error) => {
    if (!(error instanceof CuadraError)) return [`no CuadraError: ${String(error)}`];
    const sentences = (["es", "en"] as const).map((language) =>
      errorText(catalogue(language), error),
    );
    return sentences.some((text) => text.trim() === "") ? [`no sentence for ${error.code}`] : [];
  });
}

function wrongHalfWay(halfWay: SavedParts, expected: Expected, isLasting: boolean): string[] {
  const { before, after, accepted } = expected;
  const wrong: string[] = [];
  const nearest = [...accepted, ...(isLasting ? expected.acceptedIfLasting : [])]
    .map(({ users }) => differences(halfWay.users, users))
    .sort((a, b) => a.length - b.length)[0];
  wrong.push(
    ...nearest.map((part) => `the user's ${part} is neither as it was nor as it should be`),
  );
  const hadTexts = JUSTIFICATIONS.filter((text) => holds(before, text));
  for (const text of hadTexts) if (!holds(halfWay, text)) wrong.push(`"${text}" is lost`);
  // Where nothing more can be asked of Excel, the next run has to clean up.
  if (isLasting) return wrong;
  const sheets = [before, after].map((each) => each.sheets.join());
  if (!sheets.includes(halfWay.sheets.join()))
    wrong.push(`the sheets are ${halfWay.sheets.join()}`);
  const known = [before, after].map(({ activeSheet }) => activeSheet);
  if (!known.includes(halfWay.activeSheet)) wrong.push(`${halfWay.activeSheet} is in front`);
  const ourSheets = [before, after]
    .map(({ ours }) =>
      differences(halfWay.ours, ours).filter((part) => /^(sheet|names)/.test(part)),
    )
    .sort((a, b) => a.length - b.length)[0];
  wrong.push(...ourSheets.map((part) => `our ${part} is neither as it was nor as it should be`));
  return wrong;
}

/** Whether a text stands on a sheet of ours. */
function holds({ ours }: SavedParts, text: string): boolean {
  return [...ours].some(([name, part]) => name.startsWith("sheet ") && part.includes(text));
}
