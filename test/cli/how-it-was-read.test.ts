import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { writeXlsx, type WriteSheet } from "hucre";
import { LAYOUTS } from "../fixtures/layouts/index";
import { MONTHS, type LayoutSheet } from "../fixtures/layouts/sheet";
import { cuadra, inFolder, jsonOf } from "./run-cli";

const layout = (name: RegExp): LayoutSheet => {
  const found = LAYOUTS.find((each) => name.test(each.name));
  if (!found) throw new Error(`no layout like ${String(name)}`);
  return found.sheets[0];
};

/** Programmed and executed in alternate rows, with the word that says which in column C; one is missing. */
const ALTERNATE = [
  ["ACTIVIDAD", "U.M.", "", "META", ...MONTHS],
  ...["UNO", "DOS", "TRES"].flatMap((name) => [
    [name, "INFORME", "PROGRAMADO", 12, ...Array<number>(12).fill(1)],
    [null, null, "EJECUTADO", null, ...Array<number>(12).fill(1)],
  ]),
].toSpliced(4, 1);

/** META twice, and a column whose words are not known. */
const MORE_COLUMNS = [
  ["ACTIVIDAD", "U.M.", "META", "META ANUAL", ...MONTHS, "EJECUTADO", "CUARTO"],
  ["TRES", "INFORME", 12, 13, ...Array<number>(12).fill(1), 4, 5],
];

it("says what counts though it is hidden, what is measured against what, and what was not read", () =>
  inFolder(async (folder) => {
    const file = join(folder, "plan.xlsx");
    const rowsOf = ({ values }: LayoutSheet): WriteSheet["rows"] =>
      values.map((row) => row.map((value) => (value === "" ? null : value)));
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "POI",
          rows: rowsOf(layout(/META as programmed at first/)),
          rowDefs: new Map([[5, { hidden: true }]]),
        },
        { name: "Dinero", rows: rowsOf(layout(/^money beside/)) },
        { name: "Filas", rows: ALTERNATE },
        { name: "Otra", rows: MORE_COLUMNS },
      ],
    });
    await writeFile(file, bytes);

    const { stdout } = await cuadra("validate", file);
    for (const sentence of [
      "El avance se mide contra lo reprogramado.",
      /filas ocultas.*POI/,
      /dinero.*Dinero/,
      /«Filas» tiene lo programado y lo ejecutado en filas alternadas: la columna C dice cuál es cada una. En la fila 4 se rompe el orden/,
    ])
      expect(stdout.replace(/\s+/g, " ")).toMatch(sentence);

    const again = await jsonOf(file);
    expect(
      again.tables.map((table) => [table.sheet, table.programmed, table.hasHiddenRows]),
    ).toEqual([
      ["POI", "reprogrammed", true],
      ["Dinero", "original", false],
      ["Otra", "original", false],
    ]);
    expect(again.findings.filter(({ check }) => check === "unread-columns")).toMatchObject([
      {
        severity: "info",
        sheet: "Dinero",
        columns: [{ column: "AP", header: "EJEC. ACUM. AL III TRIM", runningTotal: true }],
      },
      {
        severity: "warning",
        sheet: "Otra",
        columns: [
          { column: "D", header: "META ANUAL", readInstead: "C" },
          { column: "Q", header: "EJECUTADO", readInstead: null },
          { column: "R", header: "CUARTO", readInstead: null },
        ],
      },
    ]);
    expect(again.counts.error).toBe(0);
    expect(again.notRead).toMatchObject([
      {
        sheet: "Filas",
        row: 1,
        alternateRows: { of: "series", column: "C", rows: [2, 3], oddRow: 4 },
      },
    ]);
    const original = await jsonOf(file, "--programmed", "original");
    expect(original.totals.programmed).toBeLessThan(again.totals.programmed);
    expect(original.totals.executed).toBe(again.totals.executed);
  }));

it("says that the sheets name different years and quarters, where they do", () =>
  inFolder(async (folder) => {
    const file = join(folder, "plan.xlsx");
    const written = async (titles: readonly string[]): Promise<void> => {
      const sheets = titles.map((title, at) => ({
        name: `Hoja ${at + 1}`,
        rows: [
          [title],
          [],
          ["ACTIVIDAD", "U.M.", "META", ...MONTHS],
          [`ACTIVIDAD ${at}`, "INFORME", 12, ...Array<number>(12).fill(1)],
        ],
      }));
      await writeFile(file, await writeXlsx({ sheets }));
    };
    await written(["POI 2024 AL IV TRIMESTRE", "POI 2025 AL I TRIMESTRE", "ANEXO"]);
    const { stdout } = await cuadra("validate", file);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "Las hojas no dicen ser del mismo período: «Hoja 1» dice «POI 2024 AL IV TRIMESTRE» y «Hoja 2» dice «POI 2025 AL I TRIMESTRE».",
    );
    expect(stdout).toContain("! Sin errores, con puntos por revisar");
    expect((await jsonOf(file)).unlikePeriods.map(({ sheet, year }) => [sheet, year])).toEqual([
      ["Hoja 1", 2024],
      ["Hoja 2", 2025],
    ]);
    await written(["POI 2025 AL I TRIMESTRE", "POI 2025 AL I TRIMESTRE", "ANEXO"]);
    expect((await jsonOf(file)).unlikePeriods).toEqual([]);
  }));
