import { CuadraError } from "../../poi/error";
import { runExcel, stopIfAborted } from "../run";
import { usedOnce } from "../sheets";
import { askForDrawings } from "../summary/drawings";
import { fingerprintOf } from "../summary/fingerprint";
import { ASIDE, formulaText, textFormula, WRITTEN_NAME } from "../summary/marker";
import { addName } from "../summary/names";
import { readArea, readWhole } from "../summary/sheet-area";
import { noTurn } from "../../poi/turns";

/** A sheet that Cuadra puts into the workbook, other than the summary. */
export interface OwnSheet {
  /** Name on the sheet by which it is known again. */
  readonly marker: string;
  /** What that name says. */
  readonly says: string;
  /** The sheet's name; where a sheet is called so already, the next free one: "Diferencias (2)". */
  readonly name: string;
  /** Whether the one made before, if nobody has edited it, makes room for it. */
  readonly replaces: boolean;
  /** Used rectangle: the fingerprint is of it. */
  readonly rows: number;
  readonly columns: number;
  /** Rows above that stay where they are when the sheet is scrolled. */
  readonly frozenRows: number;
  /** Puts everything on the sheet, which is hidden as yet; may take several requests. */
  readonly build: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<void>;
}

/**
 * Makes a sheet, built aside on a hidden one whose last step is to take its name: whatever fails before leaves the
 * workbook as it was, and what could not be cleaned up then is the next time.
 * @returns the sheet's name
 * @throws CuadraError "workbook-protected", or as runExcel
 */
export async function makeOwnSheet(own: OwnSheet, signal?: AbortSignal): Promise<string> {
  const before: Before = { known: undefined };
  try {
    return await runExcel((context) => make(context, own, before, signal));
  } catch (error) {
    if (before.known) await undo(own, before.known);
    throw error;
  }
}

interface Before {
  known: Known | undefined;
}

/** The workbook before anything is done to it. */
interface Known {
  readonly ids: ReadonlySet<string>;
  readonly active: string;
  /** Whether Excel calculates only when it is told to. */
  readonly isManual: boolean;
  readonly names: readonly string[];
  /** Ours, left behind when something failed. */
  readonly aside: readonly string[];
  /** Ours, finished, in the order of the tabs. */
  readonly finished: readonly Finished[];
}

interface Finished {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly written: string;
}

async function make(
  context: Excel.RequestContext,
  own: OwnSheet,
  before: Before,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { worksheets } = context.workbook;
  stopIfAborted(signal);
  const known = (before.known = await look(context, own));
  for (const id of known.aside) worksheets.getItem(id).delete();
  const taken = new Set(known.names.map((name) => name.toLowerCase()));
  const draft = worksheets.add(firstFree(ASIDE, taken));
  // Before it is hidden: panes belong to a window, and not every Excel has one for a hidden sheet.
  if (own.frozenRows > 0) draft.freezePanes.freezeRows(own.frozenRows);
  draft.visibility = "Hidden";
  addName(draft, own.marker, textFormula(own.says));
  await own.build(context, draft);
  // Its formulas would show nothing until the user has the workbook worked out.
  if (known.isManual) draft.calculate(true);
  const area = { row: 0, column: 0, rows: own.rows, columns: own.columns };
  const cells = await readArea(context, draft, area, "formulas");
  addName(draft, WRITTEN_NAME, textFormula(await fingerprintOf(cells, [], noTurn)));
  const old = own.replaces ? await unedited(context, known.finished) : undefined;
  stopIfAborted(signal);
  const name = old?.name ?? firstFree(own.name, taken);
  if (old) {
    worksheets.getItem(old.id).name = firstFree(`${ASIDE}_old`, taken);
    draft.position = old.position;
  }
  draft.visibility = "Visible";
  draft.activate();
  usedOnce(draft.getRangeByIndexes(0, 0, 1, 1)).select();
  draft.name = name;
  if (old) worksheets.getItem(old.id).delete();
  await context.sync();
  return name;
}

/** One round trip. */
async function look(context: Excel.RequestContext, { marker, says }: OwnSheet): Promise<Known> {
  const { workbook } = context;
  workbook.protection.load("protected");
  workbook.application.load("calculationMode");
  const active = workbook.worksheets.getActiveWorksheet();
  active.load("id");
  workbook.worksheets.load("items/id,items/name,items/position");
  await context.sync();
  if (workbook.protection.protected) throw new CuadraError("workbook-protected", {});
  const asked = workbook.worksheets.items.map((sheet) => {
    const [mark, written] = [marker, WRITTEN_NAME].map((name) => {
      const item = sheet.names.getItemOrNullObject(name);
      item.load("formula");
      return item;
    });
    // Cut off before it was marked, it has nothing but its name.
    const used = sheet.name.startsWith(ASIDE)
      ? usedOnce(sheet.getUsedRangeOrNullObject(true))
      : undefined;
    used?.load("address");
    return { sheet, mark, written, used };
  });
  await context.sync();
  const unmarked = asked
    .filter(({ mark, used }) => mark.isNullObject && used?.isNullObject === true)
    .map(({ sheet }) => sheet.id);
  const ours = asked
    .filter(({ mark }) => !mark.isNullObject && formulaText(mark.formula) === says)
    .map(({ sheet: { id, name, position }, written }) => ({
      id,
      name,
      position,
      written: written.isNullObject ? "" : formulaText(written.formula),
    }));
  const marked = ours.filter(({ name }) => name.startsWith(ASIDE)).map(({ id }) => id);
  const aside = [...unmarked, ...marked];
  return {
    ids: new Set(workbook.worksheets.items.map(({ id }) => id)),
    active: active.id,
    isManual: workbook.application.calculationMode === "Manual",
    names: asked.filter(({ sheet }) => !aside.includes(sheet.id)).map(({ sheet }) => sheet.name),
    aside,
    finished: ours.filter(({ id }) => !aside.includes(id)),
  };
}

/** The first of ours on which nobody has changed anything; what a person edited is that person's. */
async function unedited(
  context: Excel.RequestContext,
  finished: readonly Finished[],
): Promise<Finished | undefined> {
  for (const each of finished) {
    const sheet = context.workbook.worksheets.getItem(each.id);
    const hasDrawings = askForDrawings(sheet);
    const says = await fingerprintOf(await readWhole(context, sheet), [], noTurn);
    if (says === each.written && !hasDrawings()) return each;
  }
  return undefined;
}

/** After a failure: takes the new sheet away, unless the one made before is gone already. */
async function undo({ marker, says }: OwnSheet, known: Known): Promise<void> {
  try {
    await runExcel(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/id,items/name");
      await context.sync();
      const asked = worksheets.items.map((sheet) => {
        const mark = sheet.names.getItemOrNullObject(marker);
        mark.load("formula");
        return { sheet, mark };
      });
      await context.sync();
      const there = new Set(worksheets.items.map(({ id }) => id));
      if (known.finished.some(({ id }) => !there.has(id))) return;
      worksheets.getItem(known.active).activate();
      for (const { sheet, mark } of asked) {
        const isNew = !known.ids.has(sheet.id);
        // Added, and not marked yet: it has no other name than the one that we gave it.
        const isOurs = mark.isNullObject
          ? sheet.name.startsWith(ASIDE)
          : formulaText(mark.formula) === says;
        if (isNew && isOurs) sheet.delete();
      }
      for (const { id, name } of known.finished) {
        const now = worksheets.items.find((sheet) => sheet.id === id);
        if (now && now.name !== name) now.name = name;
      }
      await context.sync();
    });
  } catch {
    // Excel does not answer at all: the next one clears up what is aside, known by its marker.
  }
}

/** "Diferencias", "Diferencias (2)"… */
function firstFree(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted} (${count})`;
  taken.add(name.toLowerCase());
  return name;
}
