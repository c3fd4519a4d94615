/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { ListedCorrection } from "../../../src/excel/corrections/correction-log";
import type { CorrectionRecord } from "../../../src/excel/corrections/correction-record";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { formulaKey } from "../../../src/poi/diagnosis/formula-cells";
import { CuadraError } from "../../../src/poi/error";
import { correctionKey, wayKey } from "../../../src/taskpane/corrections/correction-ways";
import {
  NO_CORRECTIONS,
  type CorrectionRequest,
  type CorrectionsState,
} from "../../../src/taskpane/corrections/corrections-state";
import type { Actions } from "../../../src/taskpane/actions";
import { findingKey } from "../../../src/taskpane/finding-key";
import { initialState } from "../../../src/taskpane/state";
import { Store } from "../../../src/taskpane/store";
import { loseCells } from "../../poi/diagnosis/damage";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import {
  ONE_OR_TOTAL,
  planOf,
  poiSheet,
  validated,
  withoutQuarters,
  type SheetSpec,
} from "../../poi/poi-sheet";
import { turn } from "../settled";
import { drawn, EVERYTHING_READ, mountWhole } from "../mounted-pane";
import "./jsdom-dialogs";

// jsdom lays nothing out; the list shows what fits in its scroller's height.
Object.defineProperty(Element.prototype, "clientHeight", { get: () => 600 });
Object.defineProperty(Element.prototype, "clientWidth", { get: () => 400 });

let store: Store;
let asked: CorrectionRequest[];
let unmount: () => void;

const nothingElse = (): void => undefined;
const actions: Actions = {
  validate: nothingElse,
  cancel: nothingElse,
  insertSummary: nothingElse,
  clearHighlights: nothingElse,
  openTab: nothingElse,
  filter: nothingElse,
  filterExecution: nothingElse,
  goToFinding: nothingElse,
  step: nothingElse,
  goToActivity: nothingElse,
  changeSettings: nothingElse,
  restoreDefaults: nothingElse,
  answerRestoring: nothingElse,
  dismissNotice: nothingElse,
  point: nothingElse,
  correct: (request) => asked.push(request),
  files: nothingElse,
};

async function show(part: Partial<CorrectionsState>): Promise<void> {
  store.update({ corrections: { ...store.state.corrections, ...part } });
  await drawn();
}

/** Shows a plan's results and corrections, its first error gone to. */
const showPlan = (spec: SheetSpec, part: Partial<CorrectionsState> = {}): Promise<void> =>
  showValidation(validated(spec), part);

async function showValidation(
  validation: Validation,
  part: Partial<CorrectionsState> = {},
): Promise<void> {
  const [first] = validation.findings;
  store.update({
    stage: {
      kind: "results",
      results: { validation, ranking: [], unread: EVERYTHING_READ },
    },
    selected: findingKey(first),
    corrections: {
      ...NO_CORRECTIONS,
      search: "done",
      diagnosed: { of: validation, diagnosis: diagnose(validation), formulas: new Set() },
      ...part,
    },
  });
  await drawn();
}

const text = (selector: string): string =>
  [...document.querySelectorAll(selector)]
    .map((element) => element.textContent.replace(/\s+/g, " ").trim())
    .join(" | ");

function button(label: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>("button")].find(
    (element) => element.textContent.trim() === label || element.ariaLabel === label,
  );
  if (!found) throw new Error(`no button ${label} in ${document.body.textContent}`);
  return found;
}

async function press(label: string): Promise<void> {
  button(label).click();
  await drawn();
}

const CERTAIN: SheetSpec = { activities: [{ cells: { E: 99 } }, {}] };
/** Executed I TRIMESTRE says 40, its months 12: a month too low or the quarter wrong, nothing tells. */
const AMBIGUOUS: SheetSpec = {
  activities: [
    {
      programmed: [7, 2, 5, 2, 6, 2, 8, 2, 3, 2, 9, 2],
      executed: [3, 8, 1, 6, 2, 4, 9, 4, 7, 1, 5, 3],
      cells: { AE: 40 },
    },
    {},
  ],
};
/** January executed is likely wrong, but not surely. */
const LIKELY: SheetSpec = { activities: [{ cells: { R: 9 } }, {}] };

const record = (id: number, row: number): CorrectionRecord => ({
  id,
  time: "2026-11-24T12:00:00.000Z",
  sheet: "POI <1>",
  row,
  isTotal: false,
  activity: "ACTIVIDAD",
  activityColumn: 2,
  kind: "value",
  certainty: "certain",
  reason: "",
  cells: [
    { column: 4, before: "=90+9", after: 12, format: null },
    { column: 5, before: "", after: 1234, format: null },
    { column: 6, before: "'doce", after: "", format: null },
  ],
  columns: [],
});

const made = (...corrections: ListedCorrection[]): CorrectionsState["made"] => ({
  corrections,
  dropped: 0,
  isPlaced: true,
});

beforeEach(async () => {
  document.body.innerHTML = '<main id="pane"></main>';
  asked = [];
  store = new Store(initialState("es"));
  unmount = await mountWhole(store, actions);
});

afterEach(() => {
  unmount();
});

describe("a finding's correction", () => {
  it("says was → will be, how certain and why, and is made by its button", async () => {
    await showPlan(CERTAIN);
    expect(text(".correction .badge")).toBe("Cierta");
    expect(text(".changes tbody tr")).toBe("E5 META 99 12");
    expect(text(".correction .why")).toContain("Ningún otro cambio hace que cuadren");
    await press("Aplicar");
    expect(asked).toMatchObject([{ kind: "apply", way: { row: 4, cells: [{ to: 12 }] } }]);
  });

  it("says that a cell is a formula", async () => {
    await showPlan(CERTAIN);
    const { diagnosed } = store.state.corrections;
    if (!diagnosed) throw new Error("not diagnosed");
    await show({ diagnosed: { ...diagnosed, formulas: new Set([formulaKey(false, 0, 4)]) } });
    expect(text(".changes .was")).toBe("99 fórmula");
  });

  it("offers an ambiguous one's ways to choose from, and makes none before one is chosen", async () => {
    await showPlan(AMBIGUOUS);
    expect(text(".correction .badge")).toBe("Ambigua");
    expect(document.querySelector(".changes")).toBeNull();
    const ways = [...document.querySelectorAll<HTMLInputElement>(".way input")];
    expect(ways.length).toBeGreaterThan(1);
    expect(ways.some(({ checked }) => checked)).toBe(false);
    expect(button("Aplicar la elegida").getAttribute("aria-disabled")).toBe("true");
    await press("Aplicar la elegida");
    expect(asked).toEqual([]);
    ways[1].click();
    await turn();
    const [request] = asked;
    if (request.kind !== "choose") throw new Error(request.kind);
    const { correction, way } = request;
    expect(way.cells).toBe(correction.alternatives[0]);
    await show({ chosen: new Map([[correctionKey(correction), wayKey(way)]]) });
    await press("Aplicar la elegida");
    expect(asked[1]).toMatchObject({ kind: "apply", way });
  });

  it("offers the row's cell in place of TOTAL's where nothing says which is wrong", async () => {
    const plan = planOf(withoutQuarters(poiSheet(ONE_OR_TOTAL)));
    await showValidation(validate(plan));
    expect(text(".way")).toBe("V8 8→68 | V5 66→6 (la fila 5, en vez de TOTAL)");
    const [, way] = document.querySelectorAll<HTMLInputElement>(".way input");
    way.click();
    await turn();
    const [request] = asked;
    if (request.kind !== "choose") throw new Error(request.kind);
    await show({ chosen: new Map([[correctionKey(request.correction), wayKey(request.way)]]) });
    expect(way.checked).toBe(true);
    await press("Aplicar la elegida");
    expect(asked[1]).toMatchObject({ kind: "apply", way: { row: 4, cells: [{ to: 6 }] } });
    await show({ applied: new Set([correctionKey(request.way)]) });
    expect(text(".correction-done")).not.toBe("");
  });

  it("shows a likely one, with its other ways folded up", async () => {
    await showPlan(LIKELY);
    expect(text(".correction .badge")).toBe("Probable");
    expect(document.querySelectorAll(".changes tbody tr")).toHaveLength(1);
    expect(text(".other-ways summary")).toBe("Ver otras 2 maneras");
    const ways = [...document.querySelectorAll<HTMLInputElement>(".way input")];
    expect(ways.map(({ checked }) => checked)).toEqual([true, false, false]);
    ways[2].click();
    await turn();
    const [request] = asked;
    if (request.kind !== "choose") throw new Error(request.kind);
    await show({ chosen: new Map([[correctionKey(request.correction), wayKey(request.way)]]) });
    await press("Aplicar la elegida");
    expect(asked[1]).toMatchObject({ kind: "apply", way: request.way });
  });

  it("leaves the arrow keys to the ways", async () => {
    await showPlan(AMBIGUOUS);
    const isTaken = (selector: string): boolean =>
      document
        .querySelector(selector)
        ?.dispatchEvent(
          new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }),
        ) === false;
    expect(isTaken(".way input")).toBe(false);
    expect(isTaken(".finding-button")).toBe(true);
  });

  it("waits while something is under way, and is done once made", async () => {
    await showPlan(CERTAIN, { working: true });
    expect(button("Aplicar").getAttribute("aria-disabled")).toBe("true");
    await show({ working: false, applied: new Set(["4 POI"]) });
    expect(text(".correction")).toContain("Fila corregida.");
    expect(text(".correction button")).toBe("");
  });

  it("is of the results shown, never of others", async () => {
    await showPlan(CERTAIN);
    await show({
      search: "working",
      diagnosed: {
        of: validated(CERTAIN),
        diagnosis: { corrections: [], openTotals: [], settledTotals: [], unexplained: [] },
        formulas: new Set(),
      },
    });
    expect(document.querySelector(".correction")).toBeNull();
    expect(text(".detail")).toContain("Buscando qué celdas están mal…");
  });
});

describe("a column of TOTAL that follows from a wrong row", () => {
  it("does not say another figure, but when it will hold", async () => {
    const validation = validated({ activities: [{ cells: { E: 99 } }, {}], total: { E: 24 } });
    await showValidation(validation);
    const ofTotal = validation.findings.find(({ check }) => check === "total-sum");
    if (!ofTotal) throw new Error("TOTAL holds");
    store.update({ selected: findingKey(ofTotal) });
    await turn();
    expect(text(".detail")).toContain("Cuadrará una vez corregida la fila 5.");
    expect(document.querySelector(".values")).toBeNull();
  });
});

describe("a row of which not all ways can be listed", () => {
  it("shows those that leave cells open with the sums that bind them", async () => {
    // ENE and FEB of the programmed year are lost: what is left of it stands two columns to the left.
    const programmed = [21_000, 22_000, 23_500, ...Array<number>(9).fill(20_000)];
    const quarters = [66_500, 66_500, ...Array<number>(6).fill(60_000)];
    const right = [246_500, ...programmed, ...programmed, ...quarters];
    const letters = [
      ...Array.from("EFGHIJKLMNOPQRSTUVWXYZ"),
      ...Array.from("ABCDEFGHIJK", (l) => `A${l}`),
    ];
    const cells = Object.fromEntries(
      loseCells(right, [1, 2]).map((amount, position) => [letters[position], amount ?? ""]),
    );
    await showPlan({ activities: [{ cells }] });
    const ways = [...document.querySelectorAll(".open-ways .way")].map((way) => way.textContent);
    expect(ways).toContainEqual(expect.stringMatching(/por decidir F5, G5, con F5 \+ G5 = 43,000/));
    expect(text(".correction")).toContain("dejan celdas por decidir");
  });
});

describe("above the findings", () => {
  it("says that corrections are being looked for, and what to do when that fails", async () => {
    await showPlan(CERTAIN, { search: "working", diagnosed: null });
    expect(text(".corrections")).toContain("Buscando qué celdas están mal…");
    expect(document.querySelector<HTMLProgressElement>(".corrections progress")?.position).toBe(-1);
    await show({ search: { error: new CuadraError("busy", {}) } });
    expect(text(".corrections")).toContain("Excel está ocupado");
    await press("Intentar de nuevo");
    expect(asked).toEqual([{ kind: "search" }]);
  });

  it("offers the certain ones at once, and the likely ones too after asking", async () => {
    await showPlan({ activities: [{ cells: { E: 99 } }, { cells: { AD: 4 } }, {}] });
    expect(text(".corrections-line")).toBe("Se proponen 2 correcciones. 1 cierta · 1 probable");
    await press("Aplicar todas las ciertas (1)");
    await press("Aplicar también las probables (2)…");
    expect(asked).toEqual([{ kind: "apply-certain" }, { kind: "apply-likely" }]);
    const { diagnosed } = store.state.corrections;
    if (!diagnosed) throw new Error("not diagnosed");
    const { corrections } = diagnosed.diagnosis;
    await show({ question: { kind: "likely", plan: diagnosed.of.plan, corrections } });
    expect(document.querySelector("dialog")?.open).toBe(true);
    expect(text("dialog")).toContain(
      "Cambiará el contenido de 2 celdas en 2 filas: 1 cierta y 1 probable.",
    );
    expect(text("dialog li")).toBe("POI: 2 celdas en 2 filas");
    await press("Cancelar");
    await press("Aplicar 2 correcciones");
    expect(asked.slice(2)).toEqual([
      { kind: "answer", yes: false },
      { kind: "answer", yes: true },
    ]);
    await show({ question: null });
    expect(document.querySelector("dialog")?.open).toBe(false);
  });

  it("shows what TOTAL still misses, to go to", async () => {
    // One unit of MAY stands in JUN of TOTAL.
    await showPlan(
      { activities: [{}, {}], total: { J: 1, K: 3 } },
      { open: { made: false, totals: true } },
    );
    expect(text(".open-totals li")).toContain("TOTAL PROGRAMADO MAY dice 1; las filas suman 2");
    document.querySelector<HTMLElement>(".open-totals button")?.click();
    await turn();
    expect(asked).toEqual([{ kind: "go-to", sheet: "POI", row: 6, column: 9 }]);
  });

  it("says nothing of corrections where all sums hold", async () => {
    await showPlan({ activities: [{}, { measure: "" }] });
    expect(document.querySelector(".corrections")).toBeNull();
  });
});

describe("corrections made", () => {
  it("are listed before anything is validated, the latest first, each to be undone", async () => {
    const [first, second] = [record(1, 4), record(2, 5)];
    await show({
      made: made({ record: first, stands: false }, { record: second, stands: true }),
      open: { made: true, totals: false },
    });
    expect(text(".group-title")).toBe("Correcciones hechas (2)");
    expect(text(".made-cells")).toBe(
      "E6 =90+9→12, F6 vacía→1,234, G6 doce→vacía | E5 =90+9→12, F5 vacía→1,234, G5 doce→vacía",
    );
    expect(text(".made-place")).toContain("POI <1>, fila 6 24/11/26");
    expect(text(".made-changed")).toContain("Ya no dice lo que se corrigió");
    await press("Deshacer la corrección de POI <1>, fila 6");
    await press("Deshacer la última");
    await press("Deshacer todas…");
    expect(asked).toEqual([
      { kind: "undo", records: [second] },
      { kind: "undo", records: [second] },
      { kind: "undo-all" },
    ]);
  });

  it("are not said to have changed before anybody knows where their rows are", async () => {
    await show({
      made: { ...made({ record: record(1, 4), stands: false }), isPlaced: false },
      open: { made: true, totals: false },
    });
    expect(text(".made-changed")).toBe(
      "Su fila o su columna se movió, o una celda cambió: valide para saber si se puede deshacer.",
    );
  });

  it("are folded up at first, and shown in parts", async () => {
    const many = Array.from({ length: 60 }, (_, id) => ({ record: record(id, 4), stands: true }));
    await show({ made: made(...many) });
    expect(document.querySelector(".made-item")).toBeNull();
    await press("Correcciones hechas (60)");
    expect(asked).toEqual([{ kind: "fold", part: "made", open: true }]);
    await show({ open: { made: true, totals: false } });
    expect(document.querySelectorAll(".made-item")).toHaveLength(50);
    await press("Mostrar más");
    expect(asked[1]).toEqual({ kind: "show-more" });
  });
});

describe("what came of corrections", () => {
  it("is said with its undo, which takes the focus of the button that left", async () => {
    const records = [record(1, 4), record(2, 5)];
    await show({ outcome: { kind: "made", records, refused: [] } });
    expect(text(".outcome")).toContain("Se corrigieron 2 filas (6 celdas).");
    expect(document.activeElement).toBe(button("Deshacer las 2"));
    await press("Deshacer las 2");
    await press("Cerrar el aviso");
    expect(asked).toEqual([{ kind: "undo", records }, { kind: "dismiss-outcome" }]);
  });

  it("says why others were not made, or not taken back", async () => {
    const refused = [
      { error: new CuadraError("cell-changed", { sheet: "POI", cell: "G5" }) },
      ...[7, 8, 9, 12].map((row) => ({
        error: new CuadraError("sheet-protected", { sheet: "POI" }),
        place: { sheet: "POI", row },
      })),
      ...["H6", "H8", "H9"].map((cell) => ({
        error: new CuadraError("cell-changed", { sheet: "POI", cell }),
      })),
    ];
    await show({ outcome: { kind: "made", records: [], refused } });
    expect(text(".outcome [role=alert]")).toContain("8 correcciones no se hicieron:");
    const reasons = [...document.querySelectorAll(".outcome li")].map((item) => item.textContent);
    expect(reasons).toHaveLength(3);
    expect(reasons[0]).toContain("La celda G5 de la hoja «POI» cambió");
    // The protected sheet once, with its rows.
    expect(reasons[1]).toMatch(/protegida.* POI, filas 8–10, 13\.$/);
    expect(text(".outcome")).toContain("y 2 más.");
    const [first] = refused;
    await show({ outcome: { kind: "undone", records: [], refused: [first] } });
    expect(text(".outcome")).toContain("1 corrección no se deshizo:");
  });

  it("asks before formulas are replaced", async () => {
    await showPlan(CERTAIN);
    const { diagnosed } = store.state.corrections;
    if (!diagnosed) throw new Error("not diagnosed");
    const before = { kind: "made", records: [], refused: [] } as const;
    const { corrections } = diagnosed.diagnosis;
    const { plan } = diagnosed.of;
    await show({ question: { kind: "formulas", plan, corrections, cells: ["POI: E5"], before } });
    expect(text("dialog li")).toBe("POI: E5");
    await press("Dejar las fórmulas");
    const escape = new Event("cancel", { cancelable: true });
    document.querySelector("dialog")?.dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(true);
    await press("Reemplazar por números");
    expect(asked.map((request) => request.kind === "answer" && request.yes)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("shows names with the spaces that they have, each with its rows", async () => {
    await showPlan({
      activities: [
        { unit: "UNIDAD  4" },
        { unit: "UNIDAD 4" },
        { unit: "UNIDAD 4", cells: { E: 99 } },
      ],
    });
    expect(text(".corrections-line")).toBe(
      "Se propone 1 corrección. 1 cierta · 1 celda con un nombre por unificar",
    );
    const { diagnosed } = store.state.corrections;
    const corrections = diagnosed?.diagnosis.corrections.filter(({ kind }) => kind === "spelling");
    if (!diagnosed || !corrections) throw new Error("not diagnosed");
    await show({ question: { kind: "spelling", plan: diagnosed.of.plan, corrections } });
    const item = document.querySelector("dialog li");
    expect(item?.textContent).toBe("«UNIDAD  4» → «UNIDAD 4»: 1 fila");
    expect(item?.className).toBe("as-typed");
    expect(text("dialog")).not.toContain("mayoría");
  });

  it("is said in English too", async () => {
    store.update({ language: "en" });
    await show({ outcome: { kind: "undone", records: [record(1, 4)], refused: [] } });
    expect(text(".outcome")).toContain("1 correction undone (3 cells).");
  });
});
