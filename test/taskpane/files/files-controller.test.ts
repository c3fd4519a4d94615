import { beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { writeXlsx } from "hucre/xlsx";
import { catalogue } from "../../../src/i18n/index";
import { makeConsolidation } from "../../../src/poi/consolidate/make-consolidation";
import { CuadraError } from "../../../src/poi/error";
import type { Settings } from "../../../src/excel/default-settings";
import type { FileWork } from "../../../src/taskpane/files/file-jobs";
import { compareWithFile, readToConsolidate } from "../../../src/taskpane/files/file-work";
import { FilesController } from "../../../src/taskpane/files/files-controller";
import type { FilesState } from "../../../src/taskpane/files/files-state";
import { excelForFiles } from "../../../src/taskpane/files/workbook-files";
import { initialState } from "../../../src/taskpane/state";
import { Store } from "../../../src/taskpane/store";
import { openBytes } from "../../host/openWorkbook";
import { poiSheet, type SheetSpec } from "../../poi/poi-sheet";
import { settled } from "../settled";
import { loadCatalogue } from "../../../src/taskpane/catalogues";

beforeAll(() => loadCatalogue("es"));

const WORDS = catalogue("es").consolidating.form;

async function fileOf(name: string, spec: SheetSpec): Promise<File> {
  const rows = poiSheet(spec).values.map((row) =>
    row.map((value) => (value === "" ? null : value)),
  );
  return new File([new Uint8Array(await writeXlsx({ sheets: [{ name: "POI", rows }] }))], name);
}

/** The work itself, here and not in a worker. */
const work: FileWork = {
  compare: compareWithFile,
  read: readToConsolidate,
  consolidate: (parts) => Promise.resolve(makeConsolidation(parts, WORDS, WORDS.newSheetName)),
  end: () => undefined,
};

const NOW: SheetSpec = {
  title: "POI 2026 AL III TRIMESTRE",
  activities: [{ activity: "A" }, { activity: "B" }],
};

let store: Store;
let changed: Partial<Settings>[];
let controller: FilesController;
const state = (): FilesState => store.state.files;

function start(some: Partial<FileWork> = {}): void {
  controller = new FilesController(
    store,
    excelForFiles(Promise.resolve()),
    { ...work, ...some },
    { changeSettings: (part) => changed.push(part) },
  );
}

async function until<Kind extends FilesState["stage"]["kind"]>(
  kind: Kind,
): Promise<Extract<FilesState["stage"], { kind: Kind }>> {
  await settled(() => [kind, "failed"].includes(state().stage.kind));
  const { stage } = state();
  if (isOf(stage, kind)) return stage;
  throw stage.kind === "failed" ? stage.error : new Error(`the stage is ${stage.kind}`);
}

function isOf<Kind extends FilesState["stage"]["kind"]>(
  stage: FilesState["stage"],
  kind: Kind,
): stage is Extract<FilesState["stage"], { kind: Kind }> {
  return stage.kind === kind;
}

beforeEach(async () => {
  store = new Store(initialState("es"));
  changed = [];
  start();
  await openBytes(new Uint8Array(await (await fileOf("", NOW)).arrayBuffer()));
});

describe("comparing", () => {
  it("takes the file for the version that its quarter says, and for the other when told", async () => {
    const title = "POI 2026 AL IV TRIMESTRE";
    const later = await fileOf("despues.xlsx", { ...NOW, title, activities: [{ activity: "A" }] });
    controller.files({ kind: "compare", files: [later] });
    const { comparison } = await until("compared");
    expect(comparison.fileIs).toBe("after");
    expect(comparison.differences.removed.map(({ activity }) => activity)).toEqual(["B"]);
    expect(comparison.differences.reportedQuarter).toBe(3);
    controller.files({ kind: "file-is", fileIs: "before" });
    await settled(() => state().stage.kind !== "compared");
    const { comparison: turned } = await until("compared");
    expect(turned.differences.added.map(({ activity }) => activity)).toEqual(["B"]);
    expect(turned.differences.reportedQuarter).toBe(4);
  });

  it("shows why it could not, and forgets what was cancelled", async () => {
    controller.files({ kind: "compare", files: [new File(["hola"], "notas.txt")] });
    await expect(until("compared")).rejects.toMatchObject({ code: "no-plan-in-file" });
    let compared: ReturnType<FileWork["compare"]> | undefined;
    let answer = (): void => undefined;
    const untilCancelled = new Promise<void>((resolve) => {
      answer = resolve;
    });
    start({
      // It is done all the same, as where it was about to be.
      compare: (open, file, options) => {
        compared = untilCancelled.then(() => compareWithFile(open, file, options));
        return compared;
      },
    });
    controller.files({ kind: "compare", files: [await fileOf("otro.xlsx", NOW)] });
    await settled(() => compared !== undefined);
    controller.files({ kind: "cancel" });
    answer();
    expect((await compared)?.fileIs).toBeDefined();
    // What the controller makes of it comes right after.
    await new Promise((resolve) => setTimeout(resolve));
    expect(state().stage).toEqual({ kind: "choose" });
  });
});

describe("consolidating", () => {
  it("goes on past a bad file, one with another's plan, and one over which its worker ends", async () => {
    const a = await fileOf("a.xlsx", { ...NOW, activities: [{ unit: "U", activity: "A" }] });
    const b = await fileOf("b.xlsx", { ...NOW, activities: [{ unit: "V", activity: "B" }] });
    const again = new File([await a.arrayBuffer()], "otra vez.xlsx");
    const fatal = await fileOf("enorme.xlsx", NOW);
    start({
      read: (file, ...rest) =>
        file.name === "enorme.xlsx"
          ? Promise.reject(new CuadraError("internal", { message: "Worker" }))
          : work.read(file, ...rest),
    });
    controller.files({
      kind: "consolidate",
      files: [a, new File(["x"], "malo.xlsx"), fatal, again, b],
    });
    const { outcomes, plan } = await until("consolidated");
    expect(outcomes.map(({ file, failure }) => [file, failure === null])).toEqual([
      ["a.xlsx", true],
      ["malo.xlsx", false],
      ["enorme.xlsx", false],
      ["otra vez.xlsx", false],
      ["b.xlsx", true],
    ]);
    expect(plan?.activities).toBe(2);
    expect(outcomes[3].failure).toMatch(/«otra vez.xlsx» tiene el mismo plan que «a.xlsx»/);
  });

  it("tells files of one name apart", async () => {
    const [a, b] = await Promise.all(
      ["A", "B"].map((activity) => fileOf("POI.xlsx", { ...NOW, activities: [{ activity }] })),
    );
    controller.files({ kind: "consolidate", files: [a, b] });
    const { outcomes, plan } = await until("consolidated");
    const names = ["POI.xlsx", "POI.xlsx (2)"];
    expect(outcomes.map(({ file }) => file)).toEqual(names);
    const { rows = [], provenanceColumn = 0 } = plan?.form ?? {};
    expect(rows.slice(4, 6).map((row) => row[provenanceColumn])).toEqual(names);
  });

  it("asks first, and leaves out the sheets that would count double", async () => {
    const a = await fileOf("a.xlsx", { ...NOW, activities: [{ unit: "U", activity: "A" }] });
    controller.files({ kind: "consolidate", files: [a] });
    await until("consolidated");
    controller.files({ kind: "insert" });
    await settled(() => state().question !== null);
    expect(state().question).toEqual({ planSheets: ["POI"], leaveOut: true });
    controller.files({ kind: "answer", yes: true });
    await settled(() => changed.length > 0);
    expect(changed).toEqual([{ leaveOut: ["POI"] }]);
    const stage = await until("consolidated");
    expect(stage.sheet).toBe("POI consolidado");
  });

  it("has no plan to insert where no file could be read", async () => {
    controller.files({ kind: "consolidate", files: [new File(["x"], "malo.xlsx")] });
    const { plan } = await until("consolidated");
    expect(plan).toBeNull();
  });
});
