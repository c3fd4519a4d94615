/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { catalogue } from "../../../src/i18n/index";
import { comparePlans } from "../../../src/poi/compare/compare-plans";
import type { PaneComparison } from "../../../src/taskpane/files/compared";
import { differenceRows } from "../../../src/taskpane/files/difference-list";
import type { FilesRequest } from "../../../src/taskpane/files/files-state";
import type { FileRead } from "../../../src/i18n/file-report";
import { collectRows } from "../../../src/poi/consolidate/collect-rows";
import { makeConsolidation } from "../../../src/poi/consolidate/make-consolidation";
import type { Actions } from "../../../src/taskpane/actions";
import { initialState } from "../../../src/taskpane/state";
import { Store } from "../../../src/taskpane/store";
import { planOf, poiSheet, validated } from "../../poi/poi-sheet";
import { turn } from "../settled";
import { mountWhole } from "../mounted-pane";
import "./jsdom-dialogs";

let store: Store;
let asked: FilesRequest[];
let unmount: () => void;

const nothing = (): void => undefined;

beforeEach(async () => {
  document.body.innerHTML = '<main id="pane"></main>';
  asked = [];
  store = new Store({ ...initialState("es"), tab: "files" });
  const actions: Actions = {
    validate: nothing,
    cancel: nothing,
    insertSummary: nothing,
    clearHighlights: nothing,
    openTab: nothing,
    filter: nothing,
    filterExecution: nothing,
    goToFinding: nothing,
    step: nothing,
    goToActivity: nothing,
    changeSettings: nothing,
    restoreDefaults: nothing,
    answerRestoring: nothing,
    dismissNotice: nothing,
    correct: nothing,
    point: nothing,
    files: (request) => asked.push(request),
  };
  unmount = await mountWhole(store, actions);
});
afterEach(() => unmount());

/** Drops files, and tells whether the browser would open them in place of the pane. */
function drop(selector: string, files: readonly File[]): boolean {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { files } });
  return document.querySelector(selector)?.dispatchEvent(event) ?? true;
}

it("takes files that are dropped on it, and opens none that is dropped beside", async () => {
  const [a, b] = ["a.xlsx", "b.xlsx"].map((name) => new File(["x"], name));
  expect(drop(".chooser:nth-of-type(1)", [a])).toBe(false);
  expect(drop(".chooser:nth-of-type(2)", [a, b])).toBe(false);
  expect(drop(".files > .hint", [a])).toBe(false);
  await turn();
  expect(asked).toEqual([
    { kind: "compare", files: [a] },
    { kind: "consolidate", files: [a, b] },
  ]);
});

it("says that a version is one file", async () => {
  store.update({ files: { ...store.state.files, tooMany: true } });
  await turn();
  expect(document.querySelector('[role="alert"]')?.textContent).toBe(catalogue("es").files.oneOnly);
});

it("lists what matters most first, and goes to what is in the open workbook", () => {
  const open = planOf(
    poiSheet({
      activities: [{ cells: { S: 7, F: 4, E: 20 } }, { activity: "Nueva", cells: { E: 3 } }],
    }),
  );
  const file = planOf(poiSheet({ activities: [{}, { activity: "Retirada", cells: { E: 90 } }] }));
  const side = { fileName: "", title: "", year: 2021, quarter: 4, activities: 2, remarks: [] };
  const texts = catalogue("es");
  const rows = (fileIs: PaneComparison["fileIs"], folded: readonly string[] = []) =>
    differenceRows(
      {
        open: side,
        file: side,
        fileIs,
        differences:
          fileIs === "before" ? comparePlans(file, open, 4) : comparePlans(open, file, 4),
      },
      new Set(folded),
      texts,
    );
  const groups = rows("before").flatMap((row) => (row.kind === "group" ? [row.key] : []));
  expect(groups).toEqual(["reported", "targets", "added", "removed", "others"]);
  const places = (fileIs: PaneComparison["fileIs"]) =>
    rows(fileIs).flatMap((row) =>
      row.kind === "difference" ? [[row.key.split(" ")[0], row.place?.row ?? null]] : [],
    );
  expect(places("before")).toEqual([
    ["reported", 4],
    ["targets", 4],
    ["added", 5],
    ["removed", null],
    ["others", 4],
  ]);
  // The file is what came after: what it has more is not in the workbook.
  expect(places("after")).toEqual([
    ["reported", 4],
    ["targets", 4],
    ["added", null],
    ["removed", 5],
    ["others", 4],
  ]);
  expect(rows("before", ["reported"])).toHaveLength(rows("before").length - 1);
});

it("asks with what each file reports that is another period than the plan's, before it is put in", async () => {
  const of = (file: string, year: number, quarter: number): FileRead => ({
    file,
    title: "",
    year,
    quarter,
    hiddenSheets: [],
    remarks: [],
    counts: { error: 0, warning: 0, info: 0 },
    findings: [],
    rows: collectRows(validated({ activities: [{}] })),
    failure: null,
  });
  const parts = (
    [
      ["rentas.xlsx", 2026, 3],
      ["salud.xlsx", 2026, 3],
      ["obras.xlsx", 2025, 4],
    ] as const
  ).map(([file, year, quarter]) => of(file, year, quarter));
  const plan = makeConsolidation(parts, catalogue("es").consolidating.form, "POI consolidado");
  store.update({
    files: {
      ...store.state.files,
      stage: {
        kind: "consolidated",
        outcomes: parts,
        plan,
        sheet: null,
      },
      question: { planSheets: [], leaveOut: true },
    },
  });
  await turn();
  const said = document.querySelector("dialog")?.textContent ?? "";
  expect(said).toContain(catalogue("es").consolidating.otherPeriod("obras.xlsx", 2025, 4, 2026, 3));
  expect(said).not.toContain("rentas.xlsx");
});
