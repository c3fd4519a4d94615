/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { Actions } from "../../../src/taskpane/actions";
import { rankActivities } from "../../../src/taskpane/execution-list";
import { findingKey } from "../../../src/taskpane/finding-key";
import { initialState, type PaneState, type Results } from "../../../src/taskpane/state";
import { Store } from "../../../src/taskpane/store";
import { CuadraError } from "../../../src/poi/error";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet, validated, withoutExecuted, type SheetSpec } from "../../poi/poi-sheet";
import { REPROGRAMMED } from "../../fixtures/layouts/reprogrammed";
import { UNNAMED } from "../../fixtures/unnamed-headers";
import { turn } from "../settled";
import { drawn, EVERYTHING_READ, mountWhole } from "../mounted-pane";
import "./jsdom-dialogs";

// jsdom lays nothing out; the list shows what fits in its scroller's height.
Object.defineProperty(Element.prototype, "clientHeight", { get: () => 600 });
Object.defineProperty(Element.prototype, "clientWidth", { get: () => 400 });

let store: Store;
let done: string[];
let unmount: () => void;

/** Actions that only say what was asked for; tabs and filters take effect. */
function recordingActions(): Actions {
  const record =
    (name: string) =>
    (...args: unknown[]): void => {
      done.push([name, ...args.map((arg) => JSON.stringify(arg))].join(" "));
    };
  return {
    validate: record("validate"),
    cancel: record("cancel"),
    insertSummary: record("insertSummary"),
    clearHighlights: record("clearHighlights"),
    openTab: (tab) => store.update({ tab }),
    filter: (part) => store.update({ filters: { ...store.state.filters, ...part } }),
    filterExecution: (part) => store.update({ execution: { ...store.state.execution, ...part } }),
    goToFinding: ({ check, row }) => record("goToFinding")(check, row),
    step: record("step"),
    goToActivity: record("goToActivity"),
    changeSettings: record("changeSettings"),
    restoreDefaults: record("restoreDefaults"),
    answerRestoring: record("answerRestoring"),
    dismissNotice: record("dismissNotice"),
    point: record("point"),
    correct: record("correct"),
    files: record("files"),
  };
}

async function show(part: Partial<PaneState>): Promise<void> {
  store.update(part);
  await drawn();
}

function button(text: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>("button")].find(
    (element) => element.textContent.trim() === text || element.ariaLabel === text,
  );
  if (!found) throw new Error(`no button ${text} in ${document.body.textContent}`);
  return found;
}

const key = (target: Element | Document, name: string, shiftKey = false): boolean =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key: name, shiftKey, bubbles: true }));

const text = (): string => document.body.textContent.replace(/\s+/g, " ");

function resultsOf(spec: SheetSpec, hiddenSheets: readonly string[] = []): Results {
  const validation = validated(spec);
  const unread = { ...EVERYTHING_READ, hiddenSheets };
  return { validation, ranking: rankActivities(validation.execution), unread };
}

const results = resultsOf(
  { activities: [{ cells: { AD: 9 } }, { executed: Array<number>(12).fill(0) }] },
  ["Borrador"],
);

beforeEach(async () => {
  document.body.innerHTML = '<main id="pane"><p>Demasiado antigua</p></main>';
  done = [];
  store = new Store(initialState("es"));
  unmount = await mountWhole(store, recordingActions());
});

afterEach(() => {
  unmount();
});

describe("the pane", () => {
  it("puts the note for old browsers away and offers one main button", () => {
    expect(text()).not.toContain("Demasiado antigua");
    expect(text()).toContain("Mirando el libro…");
    button("Validar").click();
    return turn().then(() => expect(done).toEqual(["validate"]));
  });

  it("is drawn from the beginning where its page is not as the build wrote it", async () => {
    unmount();
    document.body.innerHTML = '<main id="pane"><!--lit-part x--><button>Otro</button></main>';
    store = new Store(initialState("es"));
    unmount = await mountWhole(store, recordingActions());
    button("Otro").click();
    expect(text()).not.toContain("Otro");
    button("Validar").click();
    expect(done).toEqual(["validate"]);
  });

  it("shows progress that can be cancelled", async () => {
    await show({ stage: { kind: "reading", share: 0.5 } });
    expect(document.querySelector("progress")?.value).toBeCloseTo(45);
    button("Cancelar").click();
    await turn();
    expect(done).toEqual(["cancel"]);
  });

  it("moves among the tabs with the arrow keys, round at the ends", async () => {
    const tab = (): string | undefined =>
      document.querySelector('[role="tab"][aria-selected="true"]')?.textContent.trim();
    const list = document.querySelector('[role="tablist"]') ?? document;
    expect(tab()).toBe("Revisión");
    for (const [name, expected] of [
      ["ArrowRight", "Ejecución"],
      ["ArrowRight", "Archivos"],
      ["ArrowRight", "Ajustes"],
      ["ArrowRight", "Revisión"],
      ["ArrowLeft", "Ajustes"],
      ["Home", "Revisión"],
      ["End", "Ajustes"],
    ]) {
      key(list, name);
      await turn();
      expect([name, tab()]).toEqual([name, expected]);
      expect(document.activeElement?.textContent.trim()).toBe(expected);
    }
  });

  it("gives its verdict, and the findings to go to by mouse and by F8", async () => {
    await show({ stage: { kind: "results", results } });
    expect(text()).toContain("1 error por corregir");
    expect(text()).toContain("No se leyeron las hojas ocultas: Borrador.");
    const [finding] = document.querySelectorAll<HTMLElement>(".finding-button");
    expect(finding.textContent).toContain("PROGRAMADO I TRIMESTRE dice 9; sus meses suman 3");
    finding.click();
    key(document, "F8");
    key(document, "F8", true);
    await turn();
    expect(done).toEqual(['goToFinding "quarter-sum" 4', "step 1", "step -1"]);
  });

  describe("a finding that has the focus and is corrected", () => {
    const twoWrong = resultsOf({ activities: [{ cells: { AD: 9 } }, { cells: { AD: 8 } }] });
    const oneWrong = resultsOf({ activities: [{}, { cells: { AD: 8 } }] });
    const focusFirst = async (): Promise<void> => {
      await show({ stage: { kind: "results", results: twoWrong } });
      document.querySelector<HTMLElement>(".finding-button")?.focus();
    };
    const focused = (): string => document.activeElement?.textContent.trim() ?? "";

    it("leaves it to the one that takes its place, and the last one to the tab", async () => {
      await focusFirst();
      await show({ stage: { kind: "results", results: oneWrong } });
      expect(focused()).toContain("dice 8");
      await show({ stage: { kind: "results", results: resultsOf({ activities: [{}, {}] }) } });
      expect(focused()).toBe("Revisión");
    });

    it("takes it from nobody who writes in the sheet meanwhile", async () => {
      await focusFirst();
      const hasFocus = jest.spyOn(document, "hasFocus").mockReturnValue(false);
      await show({ stage: { kind: "results", results: oneWrong } });
      expect(document.activeElement).toBe(document.body);
      hasFocus.mockRestore();
    });
  });

  it("goes on in the search where the button that removed the filters has gone", async () => {
    await show({ stage: { kind: "results", results } });
    await show({ filters: { ...store.state.filters, text: "zzz" } });
    button("Quitar los filtros").focus();
    button("Quitar los filtros").click();
    await turn();
    expect(document.activeElement?.id).toBe("search-findings");
  });

  it("says that a plan without columns of what was executed is not assessed, and shows no level", async () => {
    const sheet = withoutExecuted(poiSheet({ title: "POI 2021", activities: [{}] }));
    const validation = validate(planOf(sheet));
    const ranking = rankActivities(validation.execution);
    await show({
      stage: { kind: "results", results: { validation, ranking, unread: EVERYTHING_READ } },
    });
    const sentence = "El plan no tiene columnas de lo ejecutado: la ejecución no se evalúa.";
    expect(text()).toContain(sentence);
    expect(text()).not.toContain("IV trimestre");
    await show({ tab: "execution" });
    expect(text()).toContain(sentence);
    expect(text()).not.toMatch(/Crítico|Sin reportar|Ninguna actividad|%/);
  });

  it("says what progress is measured against where the plan was reprogrammed, and asks", async () => {
    const [{ sheets }] = REPROGRAMMED;
    for (const [programmed, said, other] of [
      ["reprogrammed", "reprogramado", "Lo programado al inicio"],
      ["original", "programado al inicio", "Lo reprogramado"],
    ] as const) {
      const validation = validate(planOf(sheets[0]), { programmed });
      const ranking = rankActivities(validation.execution);
      await show({
        tab: "review",
        stage: { kind: "results", results: { validation, ranking, unread: EVERYTHING_READ } },
        settings: { ...store.state.settings, programmed },
      });
      expect(text()).toContain(`El avance se mide contra lo ${said}.`);
      await show({ tab: "settings" });
      const [checked, unchecked] = [true, false].map((isChecked) =>
        [...document.querySelectorAll<HTMLInputElement>("input[name=programmed]")].filter(
          (input) => input.checked === isChecked,
        ),
      );
      expect(checked.map(({ value }) => value)).toEqual([programmed]);
      expect(unchecked.map(({ labels }) => labels?.[0].textContent.trim())).toEqual([other]);
      unchecked[0].click();
      await turn();
    }
    expect(done).toEqual([
      'changeSettings {"programmed":"original"}',
      'changeSettings {"programmed":"reprogrammed"}',
    ]);
  });

  it("says in the settings that such a plan reports no quarter", async () => {
    const automatic = (): string | undefined =>
      document.querySelector("#quarter-settings option, select option")?.textContent.trim();
    const overview = { sheets: [], planSheets: 1, year: 2021, quarter: null };
    await show({ tab: "settings", overview: { ...overview, showsExecution: true } });
    expect(automatic()).toBe("El último con ejecución (el título no lo dice)");
    await show({ overview: { ...overview, showsExecution: false } });
    expect(automatic()).toBe("Según el título o la ejecución");
    const sheet = withoutExecuted(poiSheet({ title: "POI 2021", activities: [{}] }));
    const validation = validate(planOf(sheet));
    const ranking = rankActivities(validation.execution);
    await show({
      stage: { kind: "results", results: { validation, ranking, unread: EVERYTHING_READ } },
    });
    expect(automatic()).toBe("Ninguno: el plan no tiene columnas de lo ejecutado");
  });

  it("lists what can be pointed at, warns of data among it, and offers to take it back", async () => {
    const cells = [
      { field: "activity" as const, index: 0, row: 4, column: 1 },
      { field: "measure" as const, index: 0, row: 2, column: 2 },
    ];
    const pointing = { rows: UNNAMED, cells, replaces: null, problem: null };
    await show({ pointing });
    const lines = [...document.querySelectorAll(".pointed-field")].map((line) => line.textContent);
    expect(lines.filter((line) => line.includes("Parece un dato"))).toHaveLength(1);
    expect(lines.find((line) => line.includes("Parece un dato"))).toContain("B5");
    const others = document.querySelector("details");
    expect(others?.open).toBe(false);
    expect(others?.textContent).toContain("Reprogramado, enero a diciembre");
    expect(others?.textContent).toContain("Ejecutado, semestres I y II");
    button("Usar la selección para: Programado, semestres I y II (si los hay)").click();
    await show({ pointing: { ...pointing, problem: { field: null, why: "data" } } });
    expect(text()).toContain("pulse de nuevo «Guardar y validar»");

    const kept = { sheet: "Plan", before: [] };
    await show({ pointing: null, notice: { kind: "pointed", kept, failed: true } });
    expect(text()).toContain("Con los encabezados que señaló en «Plan» no se pudo leer el plan.");
    button("Deshacer lo señalado").click();
    await turn();
    expect(done).toEqual([
      'point {"kind":"use","field":"programmed-semesters"}',
      'point {"kind":"undo","kept":{"sheet":"Plan","before":[]}}',
    ]);
  });

  it("says how many findings are not shown", async () => {
    const omitted = new Map([["quarter-sum", 990_000]] as const);
    const counts = { error: 1_000_000, warning: 0, info: 0 };
    const validation = { ...results.validation, counts, omitted };
    await show({ stage: { kind: "results", results: { ...results, validation } } });
    expect(text()).toContain("1,000,000 errores por corregir");
    expect(text()).toContain("Se muestran los primeros 10,000 hallazgos de cada comprobación.");
    expect(text()).toContain("990,000 de «Trimestre, semestre o año que no cuadra»");
  });

  it("takes a click while a change is being checked, and none while the workbook is written to", async () => {
    const done = ["Validar", "Resumen", "Limpiar"];
    await show({ stage: { kind: "results", results }, busy: "checking" });
    for (const label of done) expect(button(label).matches(":disabled")).toBe(false);
    await show({ busy: "writing" });
    for (const label of done) expect(button(label).matches(":disabled")).toBe(true);
  });

  it("says Listo para presentar when no error is left", async () => {
    const sound = resultsOf({ activities: [{}] });
    await show({ stage: { kind: "results", results: sound } });
    expect(text()).toContain("Listo para presentar");
    expect(text()).toContain("Todas las sumas cuadran.");
  });

  it("promises no plan of two years ready, and says which sheets were left out", async () => {
    const sheets = ["2020", "2021"].map((year) =>
      poiSheet({
        sheet: `POI ${year}`,
        title: `POI ${year} - AL IV TRIMESTRE`,
        activities: [{ activity: `ACTIVIDAD DE ${year}` }],
      }),
    );
    const validation = validate(planOf(...sheets));
    const ranking = rankActivities(validation.execution);
    const unread = { ...EVERYTHING_READ, leftOut: ["POI viejo"] };
    await show({ stage: { kind: "results", results: { validation, ranking, unread } } });
    expect(document.querySelector("h2")?.textContent).toBe("Sin errores, con puntos por revisar");
    expect(text()).not.toContain("Listo");
    expect(document.querySelector(".verdict-doubt")?.textContent).toContain(
      "«POI 2020» dice «POI 2020 - AL IV TRIMESTRE» y «POI 2021» dice «POI 2021 - AL IV TRIMESTRE»",
    );
    expect(text()).toContain(
      "No se leyeron las hojas que se dejaron fuera en los ajustes del libro: POI viejo.",
    );
  });

  it("shows execution, the worst first, and goes to an activity", async () => {
    await show({ stage: { kind: "results", results }, tab: "execution" });
    const rows = [...document.querySelectorAll<HTMLElement>("button.progress-row")];
    expect(rows.map((row) => row.querySelector(".progress-ratio")?.textContent)).toEqual([
      "0 %",
      "100 %",
    ]);
    rows[0].click();
    await turn();
    expect(done).toEqual(["goToActivity 1"]);
  });

  it("draws the mark as the icons show it", async () => {
    await show({ stage: { kind: "before" } });
    const icon = document.createElement("div");
    icon.innerHTML = readFileSync("assets/icons/cuadra.svg", "utf8");
    const shapes = (svg: Element | null): string[] =>
      [...(svg?.children ?? [])].map((shape) =>
        [...shape.attributes].map(({ name, value }) => `${name}=${value}`).join(" "),
      );
    expect(shapes(document.querySelector("svg.mark"))).toEqual(shapes(icon.querySelector("svg")));
  });

  it("asks before settings go that were given one by one, and says which", async () => {
    const rule = { unit: "A", activity: "B", rule: "percentage" } as const;
    const header = { sheet: "POI 2021", cells: [] };
    const { settings } = store.state;
    await show({
      tab: "settings",
      restoring: true,
      settings: { ...settings, rules: [rule], headers: [header] },
    });
    const items = [...document.querySelectorAll("dialog.question li")];
    expect(items.map(({ textContent }) => textContent)).toEqual([
      "Los encabezados señalados en «POI 2021»",
      "Cómo se suman los meses de 1 actividad",
    ]);
    button("Restaurar").click();
    button("Cancelar").click();
    await turn();
    expect(done).toEqual(["answerRestoring true", "answerRestoring false"]);
  });

  it("refuses thresholds that make no sense", async () => {
    await show({ tab: "settings" });
    const input = document.querySelector<HTMLInputElement>("#threshold-critical");
    const change = (value: string): void => {
      if (input) input.value = value;
      input?.dispatchEvent(new Event("change", { bubbles: true }));
    };
    change("99");
    await turn();
    const problem = document.getElementById(input?.getAttribute("aria-describedby") ?? "");
    expect(input?.getAttribute("aria-invalid")).toBe("true");
    expect(problem?.textContent).toContain("El límite crítico debe ser");
    expect(done).toEqual([]);
    change("50");
    await turn();
    expect([input?.getAttribute("aria-invalid"), problem?.textContent]).toEqual(["false", ""]);
    expect(done).toEqual(['changeSettings {"thresholds":{"critical":0.5,"low":0.95}}']);
  });

  it("shows an error in place of results, and a notice above them", async () => {
    await show({ stage: { kind: "error", error: new CuadraError("cell-being-edited", {}) } });
    expect(document.querySelector('[role="alert"]')?.textContent).toContain("celda en edición");
    button("Intentar de nuevo").click();
    const error = new CuadraError("sheet-protected", { sheet: "<b>POI</b>" });
    await show({ stage: { kind: "results", results }, notice: { kind: "error", error } });
    expect(text()).toContain("La hoja «<b>POI</b>» está protegida.");
    expect(text()).toContain("1 error por corregir");
    button("Cerrar el aviso").click();
    await turn();
    expect(done).toEqual(["validate", "dismissNotice"]);
  });

  it("speaks English where that is the language", async () => {
    await show({ language: "en", stage: { kind: "results", results } });
    expect(text()).toContain("1 error to correct");
    expect(document.documentElement.lang).toBe("en");
  });

  it("lets the rule of a row be changed, at its finding and in its execution", async () => {
    const choice = { unit: "GERENCIA DE FINANZAS", activity: "ACTIVIDAD 1" };
    const radios = (name: string): HTMLInputElement[] => [
      ...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`),
    ];
    const [finding] = results.validation.findings;
    await show({ stage: { kind: "results", results }, selected: findingKey(finding) });
    expect(radios("finding-rule").map(({ value, checked }) => [value, checked])).toEqual([
      ["sum", true],
      ["accumulated", false],
      ["percentage", false],
    ]);
    radios("finding-rule")[2].click();
    await show({
      tab: "execution",
      settings: { ...store.state.settings, rules: [{ ...choice, rule: "percentage" }] },
      execution: { view: "activities", level: null, row: 0 },
    });
    radios("activity-rule")[1].click();
    await turn();
    expect(done).toEqual(
      ["percentage", "accumulated"].map(
        (rule) => `changeSettings ${JSON.stringify({ rules: [{ ...choice, rule }] })}`,
      ),
    );
  });
});
