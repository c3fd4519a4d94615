import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { SheetBlock } from "../../../src/poi/cells";
import type { Correction } from "../../../src/poi/diagnosis/correction";
import { Diagnoser } from "../../../src/taskpane/checking/diagnoser";
import { CorrectionsController } from "../../../src/taskpane/corrections/corrections-controller";
import { correctionKey, wayKey, waysOf } from "../../../src/taskpane/corrections/correction-ways";
import {
  NO_CORRECTIONS,
  type CorrectionRequest,
  type CorrectionsState,
} from "../../../src/taskpane/corrections/corrections-state";
import { excelCorrections } from "../../../src/taskpane/corrections/workbook-corrections";
import { ONE_OR_TOTAL, poiSheet, withoutQuarters, type SheetSpec } from "../../poi/poi-sheet";
import { openPane, resultsOf, type PaneInExcel } from "../pane-in-excel";
import { settled } from "../settled";

let pane: PaneInExcel;
let corrections: CorrectionsController;
let reread: number;

const state = (): CorrectionsState => pane.store.state.corrections;
const errors = (): number => resultsOf(pane.store).validation.counts.error;
const ask = (request: CorrectionRequest): void => corrections.correct(request);

/** Nothing is under way, and what was found is of the results shown. */
const atRest = (): boolean =>
  !state().working &&
  !pane.store.state.busy &&
  state().search === "done" &&
  state().diagnosed?.of === resultsOf(pane.store).validation;

const restWith = (count: number): Promise<void> => settled(() => atRest() && errors() === count);

function found(row: number): Correction {
  const all = state().diagnosed?.diagnosis.corrections ?? [];
  const correction = all.find((each) => each.row === row - 1);
  if (!correction) throw new Error(`no correction of row ${row}`);
  return correction;
}

const apply = (row: number): void => {
  const correction = found(row);
  ask({ kind: "apply", way: correction });
};

const value = (address: string, sheet = "POI"): Promise<unknown> =>
  Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address);
    range.load("formulas");
    await context.sync();
    const [[input]]: unknown[][] = range.formulas;
    return input;
  });

const insertColumn = (columns: string): Promise<void> =>
  Excel.run(async (context) => {
    context.workbook.worksheets.getItem("POI").getRange(columns).insert("Right");
    await context.sync();
  });

/** Has a person do something after the pane has read a row and right before its request that writes cells is carried out. */
function beforeItWrites(act: () => Promise<void>): void {
  const { excel } = pane;
  const answer = excel.answer.bind(excel);
  excel.answer = async (request) => {
    if (
      /"Name":"Formulas"[^{}]*"ActionType":4|"ActionType":4[^{}]*"Name":"Formulas"/.test(request)
    ) {
      excel.answer = answer;
      await act();
    }
    return answer(request);
  };
}

const open = (sheet?: SheetSpec, untilReadAgain?: number): Promise<void> =>
  openSheet(sheet && poiSheet(sheet), untilReadAgain);

async function openSheet(sheet?: SheetBlock, untilReadAgain?: number): Promise<void> {
  pane = await openPane(sheet && { POI: sheet.values.map((row) => [...row]) });
  reread = 0;
  corrections = join(untilReadAgain);
  await corrections.open();
}

/** The pane's corrections, as the pane starts them. */
function join(untilReadAgain?: number): CorrectionsController {
  return new CorrectionsController(
    pane.store,
    excelCorrections(Promise.resolve()),
    new Diagnoser(undefined).diagnose,
    {
      readAgain: () => {
        reread++;
        pane.controller.readAgain();
      },
      report: (error) => pane.controller.report(error),
    },
    untilReadAgain,
  );
}

async function validated(sheet?: SheetSpec, untilReadAgain?: number): Promise<void> {
  await open(sheet, untilReadAgain);
  await pane.controller.runValidation();
  await settled(atRest);
}

afterEach(async () => {
  corrections.close();
  await pane.close();
});

/** META of three rows is wrong (12 is right): nothing else can be it. */
const THREE: SheetSpec = {
  activities: [{ cells: { E: 99 } }, { cells: { E: 98 } }, { cells: { E: 97 } }, {}],
};

describe("corrections in the pane", () => {
  beforeEach(() => validated(THREE));

  it("are found with the results, made one by one, and found again", async () => {
    expect(state().diagnosed?.diagnosis.corrections.map(({ certainty }) => certainty)).toEqual([
      "certain",
      "certain",
      "certain",
    ]);
    expect(pane.store.state.announcement).toBe("Se proponen 3 correcciones.");
    const before = errors();
    apply(5);
    await restWith(before - 1);
    expect(await value("E5")).toBe(12);
    expect(state().outcome).toMatchObject({ kind: "made", refused: [] });
    expect(state().diagnosed?.diagnosis.corrections).toHaveLength(2);
    expect(state().made.corrections.map(({ record }) => record.row)).toEqual([4]);
    expect(reread).toBe(0);
  });

  it("are all made at once, and taken back one by one and all at once", async () => {
    const before = errors();
    ask({ kind: "apply-certain" });
    // Pressed once more while that is under way.
    ask({ kind: "apply-certain" });
    await restWith(0);
    expect(state().outcome).toMatchObject({ kind: "made", refused: [] });
    expect(state().outcome?.records).toHaveLength(3);
    expect(await Promise.all(["E5", "E6", "E7"].map((cell) => value(cell)))).toEqual([12, 12, 12]);
    const [first] = state().made.corrections;
    ask({ kind: "undo", records: [first.record] });
    await settled(() => atRest() && errors() > 0 && state().made.corrections.length === 2);
    expect(await value("E5")).toBe(99);
    ask({ kind: "undo-all" });
    expect(state().question).toMatchObject({ kind: "undo-all" });
    ask({ kind: "answer", yes: true });
    await restWith(before);
    expect(await Promise.all(["E5", "E6", "E7"].map((cell) => value(cell)))).toEqual([99, 98, 97]);
    expect(state().made.corrections).toEqual([]);
    expect(state().outcome).toMatchObject({ kind: "undone", refused: [] });
  });

  it("are made and taken back also where they are asked for while the plan is checked again", async () => {
    /** Has a cell of another row typed, and asks for something as soon as that is being checked. */
    const askDuringCheck = async (typed: string, request: CorrectionRequest): Promise<void> => {
      const asked = new Promise<void>((resolve) => {
        const unsubscribe = pane.store.subscribe(({ busy }) => {
          if (!busy) return;
          unsubscribe();
          ask(request);
          resolve();
        });
      });
      await pane.excel.user.type("POI", "E8", typed);
      await asked;
    };
    await askDuringCheck("96", { kind: "apply", way: found(5) });
    await settled(() => atRest() && state().made.corrections.length === 1);
    expect(await value("E5")).toBe(12);
    await askDuringCheck("95", { kind: "undo", records: state().outcome?.records ?? [] });
    await settled(() => state().outcome?.kind === "undone" && atRest());
    expect(await value("E5")).toBe(99);
  });

  it.each<[string, () => void | Promise<void>, string, string]>([
    [
      "the sheet was just given another name",
      () => pane.excel.user.renameSheet("POI", "Plan"),
      "Plan",
      "E5",
    ],
    ["a column was just put in", () => insertColumn("D:D"), "POI", "F5"],
  ])("are taken back where %s", async (_, change, sheet, cell) => {
    ask({ kind: "apply-certain" });
    await restWith(0);
    await settled(() => state().made.corrections.length === 3 && atRest());
    const [{ record }] = state().made.corrections;
    await change();
    ask({ kind: "undo", records: [record] });
    await settled(() => state().outcome?.kind === "undone" && !state().working);
    expect(state().outcome).toMatchObject({ records: [{ id: record.id }], refused: [] });
    expect(await value(cell, sheet)).toBe(99);
  });

  it("are not taken back where another cell says the same in their place, and the plan can no longer be read", async () => {
    ask({ kind: "apply-certain" });
    await restWith(0);
    await settled(() => state().made.corrections.length === 3 && atRest());
    const [{ record }] = state().made.corrections;
    await insertColumn("D:D");
    await Excel.run((context) => {
      const sheet = context.workbook.worksheets.getItem("POI");
      sheet.getRange("E5").values = [[12]];
      sheet.getRange("3:4").clear();
      return context.sync();
    });
    ask({ kind: "undo", records: [record] });
    await settled(() => state().outcome?.kind === "undone" && !state().working);
    expect(state().outcome).toMatchObject({ records: [], refused: [{}] });
    expect(await value("E5")).toBe(12);
  });

  it("are taken back after the pane was opened again, without validating", async () => {
    ask({ kind: "apply-certain" });
    await restWith(0);
    corrections.close();
    await pane.controller.close();
    pane.store.update({ stage: { kind: "before" }, corrections: { ...state(), outcome: null } });
    corrections = join();
    await corrections.open();
    const records = state().made.corrections.map(({ record }) => record);
    expect(records).toHaveLength(3);
    ask({ kind: "undo", records });
    await settled(() => state().made.corrections.length === 0 && !state().working);
    expect(await value("E5")).toBe(99);
  });

  describe("looked at before anything is validated, in a pane opened again", () => {
    /** Unfolds the list, and waits until it has been looked where the rows are. */
    const unfold = async (): Promise<void> => {
      let hasWorked = false;
      const unsubscribe = pane.store.subscribe(() => (hasWorked ||= state().working));
      ask({ kind: "fold", part: "made", open: true });
      await settled(() => hasWorked && !state().working);
      unsubscribe();
    };
    const places = (): unknown[] =>
      state().made.corrections.map(({ record: { sheet, row }, stands }) => [sheet, row, stands]);

    async function reopened(change: () => void | Promise<void>): Promise<void> {
      ask({ kind: "apply-certain" });
      await restWith(0);
      corrections.close();
      await pane.controller.close();
      await change();
      pane.store.update({ stage: { kind: "before" }, corrections: NO_CORRECTIONS });
      corrections = join();
      await corrections.open();
    }

    it.each([
      ["a row was put in", () => pane.excel.user.insertRows("POI", 4, 1), "POI", 5],
      ["the sheet has another name", () => pane.excel.user.renameSheet("POI", "Plan"), "Plan", 4],
    ])("are where their rows stand now: %s", async (_, change, sheet, first) => {
      await reopened(change);
      expect(state().made.corrections.map(({ stands }) => stands)).toEqual([false, false, false]);
      await unfold();
      expect(places()).toEqual([0, 1, 2].map((row) => [sheet, first + row, true]));
      ask({ kind: "undo", records: [state().made.corrections[0].record] });
      await settled(() => state().made.corrections.length === 2 && !state().working);
      expect(places()).toEqual([1, 2].map((row) => [sheet, first + row, true]));
      expect(await value(`E${first + 1}`, sheet)).toBe(99);
    });

    it("are taken back where their row moves while the list is looked at", async () => {
      await reopened(() => pane.excel.user.insertRows("POI", 4, 1));
      await unfold();
      await pane.excel.user.insertRows("POI", 4, 1);
      ask({ kind: "undo", records: [state().made.corrections[0].record] });
      await settled(() => state().made.corrections.length === 2 && !state().working);
      expect(state().outcome).toMatchObject({ kind: "undone", refused: [] });
      expect(await value("E7")).toBe(99);
    });

    it("are as they were found where there is no plan any more", async () => {
      await reopened(() =>
        Excel.run((context) => {
          const sheet = context.workbook.worksheets.getItem("POI");
          sheet.getRange("5:5").insert("Down");
          sheet.getRange("3:4").clear();
          return context.sync();
        }),
      );
      await unfold();
      expect(state().made).toMatchObject({ isPlaced: false });
      expect(pane.store.state.notice).toBeNull();
    });

    it("cost no reading where all stand", async () => {
      await reopened(() => undefined);
      const { made } = state();
      ask({ kind: "fold", part: "made", open: true });
      const { requests } = pane.excel.counters;
      await settled(() => state().made !== made);
      expect(state().made).toEqual({ ...made, isPlaced: false });
      expect(state().made.corrections.map(({ stands }) => stands)).toEqual([true, true, true]);
      expect(state().working).toBe(false);
      expect(pane.excel.counters.requests - requests).toBe(2);
    });
  });

  it("touch nothing where a cell of the row has changed meanwhile, and say which", async () => {
    const correction = found(5);
    // Not told yet: Excel waits for a moment without changes.
    await pane.excel.user.type("POI", "G5", "7");
    ask({ kind: "apply", way: correction });
    await settled(() => state().outcome !== null);
    expect(state().outcome?.records).toEqual([]);
    expect(state().outcome?.refused).toMatchObject([
      {
        error: { code: "cell-changed", details: { sheet: "POI", cell: "G5" } },
        place: { sheet: "POI", row: 4 },
      },
    ]);
    expect(await value("E5")).toBe(99);
  });

  it("leave a cell that is typed in while they are being written, and say which", async () => {
    beforeItWrites(() => pane.excel.user.type("POI", "E6", "50"));
    ask({ kind: "apply-certain" });
    await settled(() => state().outcome !== null && atRest());
    expect(state().outcome?.refused).toMatchObject([
      { error: { code: "cell-changed", details: { sheet: "POI", cell: "E6" } } },
    ]);
    expect(await Promise.all(["E5", "E6", "E7"].map((cell) => value(cell)))).toEqual([12, 50, 12]);
    expect(state().made.corrections.map(({ record }) => record.row)).toEqual([4, 6]);
  });

  it("leave a cell that is typed in while they are being taken back, and say which", async () => {
    ask({ kind: "apply-certain" });
    await restWith(0);
    beforeItWrites(() => pane.excel.user.type("POI", "E6", "50"));
    ask({ kind: "undo", records: state().made.corrections.map(({ record }) => record) });
    await settled(() => state().outcome?.kind === "undone" && atRest());
    expect(state().outcome?.refused).toMatchObject([
      { error: { code: "corrected-cell-changed", details: { sheet: "POI", cell: "E6" } } },
    ]);
    expect(await Promise.all(["E5", "E6", "E7"].map((cell) => value(cell)))).toEqual([99, 50, 97]);
    expect(state().made.corrections.map(({ stands }) => stands)).toEqual([false]);
  });

  it("are not taken back where the cell has changed since", async () => {
    apply(5);
    await settled(() => state().made.corrections.length === 1 && atRest());
    await pane.excel.user.type("POI", "E5", "13");
    const [{ record }] = state().made.corrections;
    await settled(() => state().made.corrections.some(({ stands }) => !stands) && atRest());
    ask({ kind: "undo", records: [record] });
    await settled(() => state().outcome?.kind === "undone");
    expect(state().outcome?.refused).toMatchObject([{ error: { code: "corrected-cell-changed" } }]);
    expect(await value("E5")).toBe(13);
  });

  it.each([
    ["InvalidOperationInCellEditMode", "cell-being-edited"],
    ["Conflict", "busy"],
  ])("say %s in people's words, and work the next time", async (code, shown) => {
    const before = errors();
    pane.excel.faults.refuse(code);
    apply(5);
    await settled(() => state().outcome !== null && !state().working);
    expect(state().outcome?.refused).toMatchObject([{ error: { code: shown } }]);
    pane.excel.faults.clear();
    apply(5);
    await restWith(before - 1);
  });

  it("are refused on a protected sheet", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("POI").protection.protect();
      await context.sync();
    });
    ask({ kind: "apply-certain" });
    await settled(() => state().outcome !== null && !state().working);
    expect(state().outcome?.refused.map(({ error }) => error.code)).toEqual(
      Array<string>(3).fill("sheet-protected"),
    );
  });
});

describe("corrections over formulas", () => {
  beforeEach(async () => {
    await open(THREE);
    await pane.excel.user.type("POI", "E5", "=90+9");
    await pane.controller.runValidation();
    await settled(atRest);
  });

  it("are asked about, the others made; refused, the formula stays", async () => {
    ask({ kind: "apply-certain" });
    await settled(() => state().question !== null && !state().working);
    expect(state().question).toMatchObject({ kind: "formulas", cells: ["POI: E5"] });
    expect(await Promise.all(["E5", "E6", "E7"].map((cell) => value(cell)))).toEqual([
      "=90+9",
      12,
      12,
    ]);
    ask({ kind: "answer", yes: false });
    expect(state().question).toBeNull();
    expect(await value("E5")).toBe("=90+9");
    expect(state().outcome?.refused).toMatchObject([{ error: { code: "cell-has-formula" } }]);
  });

  it("are made once consented to, and taken back as the formulas they were", async () => {
    apply(5);
    await settled(() => state().question !== null && !state().working);
    ask({ kind: "answer", yes: true });
    await settled(() => state().made.corrections.length === 1 && atRest());
    expect(await value("E5")).toBe(12);
    expect(state().outcome).toMatchObject({ kind: "made", refused: [] });
    ask({ kind: "undo", records: state().outcome?.records ?? [] });
    await settled(() => state().made.corrections.length === 0 && atRest());
    expect(await value("E5")).toBe("=90+9");
  });
});

describe("the corrections of the sample", () => {
  it("are likely but for one; made with consent they leave what TOTAL itself misses", async () => {
    await validated();
    ask({ kind: "apply-certain" });
    await settled(() => state().made.corrections.length > 0 && atRest());
    expect(state().made.corrections.map(({ record }) => record.certainty)).toEqual(["certain"]);
    ask({ kind: "apply-likely" });
    expect(state().question).toMatchObject({ kind: "likely" });
    ask({ kind: "answer", yes: false });
    expect(state().made.corrections).toHaveLength(1);
    ask({ kind: "apply-likely" });
    ask({ kind: "answer", yes: true });
    await restWith(2);
    expect(state().made.corrections).toHaveLength(42);
    const { totals } = resultsOf(pane.store).validation.execution;
    expect([totals.programmed, totals.executed]).toEqual([6271, 6175]);
    expect(state().diagnosed?.diagnosis.openTotals.map(({ column }) => column)).toEqual([21, 22]);
    // 4 rows call a measure REPORTES where others say REPORTE: that is asked for by itself.
    ask({ kind: "apply-spelling" });
    expect(state().question).toMatchObject({ kind: "spelling" });
    expect(state().made.corrections).toHaveLength(42);
    ask({ kind: "answer", yes: true });
    await settled(() => state().made.corrections.length === 46 && atRest());
  });
});

describe("a choice among ways", () => {
  it("is kept, and made as chosen", async () => {
    await validated({ activities: [{ programmed: Array(12).fill(2), cells: { F: 5, S: 3 } }, {}] });
    const [correction] = state().diagnosed?.diagnosis.corrections ?? [];
    const [, way] = waysOf(correction);
    ask({ kind: "choose", correction, way });
    expect([...state().chosen]).toEqual([[correctionKey(correction), wayKey(way)]]);
    expect(state().made.corrections).toEqual([]);
    ask({ kind: "apply", way });
    await settled(() => state().made.corrections.length === 1 && atRest());
    const [{ record }] = state().made.corrections;
    expect(record.cells.map(({ column }) => column)).toEqual(way.cells.map(({ column }) => column));
  });

  it("may be of the row in place of TOTAL", async () => {
    await openSheet(withoutQuarters(poiSheet(ONE_OR_TOTAL)));
    await pane.controller.runValidation();
    await settled(() => atRest() && errors() === 1);
    const [, way] = waysOf(found(8));
    expect(way.row).toBe(4);
    ask({ kind: "apply", way });
    await restWith(0);
    expect([await value("V5"), await value("V8")]).toEqual([6, 8]);
    ask({ kind: "undo", records: state().made.corrections.map(({ record }) => record) });
    await restWith(1);
    expect([await value("V5"), await value("V8")]).toEqual([66, 8]);
  });
});

describe("when Excel does not tell of the changes", () => {
  it("reads the plan again by itself", async () => {
    await validated(THREE, 50);
    await Excel.run(async (context) => {
      context.runtime.enableEvents = false;
      await context.sync();
    });
    const before = errors();
    apply(5);
    await restWith(before - 1);
    expect(reread).toBe(1);
  });
});

describe("a search that fails", () => {
  it("says so, and can be tried again", async () => {
    await validated(THREE);
    pane.excel.faults.refuse("Conflict");
    ask({ kind: "search" });
    await settled(() => typeof state().search === "object");
    expect(state().search).toMatchObject({ error: { code: "busy" } });
    pane.excel.faults.clear();
    ask({ kind: "search" });
    await settled(() => state().search === "done");
  });
});
