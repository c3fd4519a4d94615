import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
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

/** Workbooks, byte for byte, that the next run of an operation leaves nothing of ours half-done in. */
const cleanedUp = new Set<string>();

/** Sheets half-done of ours that the next run of an operation leaves; of the same workbook it is asked once. */
async function straysAfter({ name, run }: Operation, saved: Uint8Array): Promise<string[]> {
  const state = `${name} ${createHash("sha256").update(saved).digest("hex")}`;
  if (cleanedUp.has(state)) return [];
  const mended = await openBytes(saved);
  await outcomeOf(run);
  const strays = (await partsOf(mended)).sheets.filter((sheet) => sheet.startsWith("_cuadra"));
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

const operationNamed = (wanted: string): Operation => {
  const found = OPERATIONS.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no operation "${wanted}"`);
  return found;
};

const TABLE = [
  "validate and highlight",
  "highlight again",
  "clear",
  "summary again",
  "apply corrections",
  "apply one correction",
  "undo corrections",
]
  .flatMap((name) => Object.keys(CHANGES).map((change) => [name, change] as const))
  // A summary takes long, and comes to the front by itself.
  .filter(([name, change]) => !name.startsWith("summary") || !LIGHT.has(change));

describe("what changes between two requests is kept", () => {
  it.each(TABLE)("%s, while %s", async (name, changeName) => {
    const operation = operationNamed(name);
    const change = CHANGES[changeName];
    const bytes = await bookFor(operation);
    const known = await sane(operation, bytes, change);
    const wrong: string[] = [];
    // A summary takes many requests.
    const by = name.startsWith("summary") ? 4 : 1;
    for (let at = 0; ; at += by) {
      const excel = await openBytes(bytes);
      const hook = atRequest(excel, at, () => change(excel.user));
      const outcome = await outcomeOf(operation.run);
      if (!hook.stop()) break;
      for (const error of outcome)
        if (!(error instanceof CuadraError)) wrong.push(`request ${at}: ${String(error)}`);
      const { sheet, address } = excel.user.selection;
      // A summary comes to the front; nothing else takes the user away from where they went.
      if (
        change === CHANGES[GOES] &&
        !name.startsWith("summary") &&
        `${sheet} ${address}` !== "POI F9"
      )
        wrong.push(`request ${at}: the user is at ${address} of ${sheet}`);
      const saved = await excel.save();
      const halfWay = savedParts(saved);
      const nearest = known
        .map(({ users }) => differences(halfWay.users, users))
        .sort((a, b) => a.length - b.length)[0];
      wrong.push(...nearest.map((part) => `request ${at}: ${part}`));
      const strays = await straysAfter(operation, saved);
      wrong.push(...strays.map((sheet) => `request ${at}: ${sheet} is left`));
    }
    expect(wrong).toEqual([]);
  });

  it("summary again, while a justification is typed", async () => {
    const operation = operationNamed("summary again");
    const bytes = await bookFor(operation);
    for (let at = 0; ; at++) {
      const excel = await openBytes(bytes);
      const { sheet, cell } = await summaryOf();
      const hook = atRequest(excel, at, () => excel.user.type(sheet, cell, "recién escrito"));
      await outcomeOf(operation.run);
      if (!hook.stop()) break;
      const { ours, users } = await partsOf(excel);
      const all = [...ours.values(), ...users.values()].join();
      expect([at, JUSTIFICATIONS[1], all.includes(JUSTIFICATIONS[1])]).toEqual([
        at,
        JUSTIFICATIONS[1],
        true,
      ]);
      expect([at, all.includes("recién escrito")]).toEqual([at, true]);
    }
  });
});
