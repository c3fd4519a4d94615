import { link, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { writeXlsx } from "hucre";
import { readXlsx } from "hucre/xlsx";
import { poiSheet } from "../poi/poi-sheet";
import { cuadra, inFolder, jsonOf, SAMPLE, workbookOf } from "./run-cli";

/** It failed with exit 2, nothing on standard output, and one line that says this. */
async function expectRefusal(args: string[], sentence: RegExp): Promise<void> {
  const { code, stdout, stderr } = await cuadra("validate", ...args);
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd()).not.toContain("\n");
  expect([code, stdout]).toEqual([2, ""]);
}

describe("files that cannot be checked are refused in one clear line", () => {
  it("no such file", () =>
    expectRefusal(["no-hay.xlsx"], /^No se encontró el archivo «no-hay.xlsx»/));

  it("a folder", () => expectRefusal(["assets"], /no se pudo leer.*\(es una carpeta\)/i));

  it("a text under a workbook's name", () =>
    inFolder(async (folder) => {
      const file = join(folder, "texto.xlsx");
      await writeFile(file, "Esto no es un libro.");
      await expectRefusal([file], /no es un libro de Excel/);
    }));

  it("an empty file", () =>
    inFolder(async (folder) => {
      const file = join(folder, "vacio.xlsx");
      await writeFile(file, "");
      await expectRefusal([file], /incompleto o dañado|no es un libro/);
    }));

  it.each([0.1, 0.5, 0.9, 0.999])("a workbook cut short at %p of its length", (share) =>
    inFolder(async (folder) => {
      const bytes = await readFile(SAMPLE);
      const file = join(folder, "cortado.xlsx");
      await writeFile(file, bytes.subarray(0, Math.floor(bytes.length * share)));
      await expectRefusal([file], /incompleto o dañado|no es un libro/);
    }),
  );

  it("a workbook with a password", () =>
    inFolder(async (folder) => {
      const file = join(folder, "secreto.xlsx");
      const sheets = [{ name: "POI", rows: [["secreto"]] }];
      await writeFile(
        file,
        await writeXlsx({ sheets, encryption: { password: "clave", spinCount: 1000 } }),
      );
      await expectRefusal([file], /protegido con contraseña/);
    }));

  it("an empty workbook", () =>
    inFolder(async (folder) => {
      const file = join(folder, "nada.xlsx");
      await writeFile(file, await writeXlsx({ sheets: [{ name: "Hoja1", rows: [] }] }));
      await expectRefusal([file], /^El libro está vacío/);
    }));

  it("a workbook without a POI, saying what was looked for and what came nearest", () =>
    inFolder(async (folder) => {
      const block = {
        sheet: "Ventas",
        firstRow: 0,
        firstColumn: 0,
        values: [
          ["Producto", "UNIDAD DE MEDIDA", "META"],
          ["Pan", "Kilo", 3],
        ],
      };
      const file = await workbookOf(folder, "ventas.xlsx", block);
      await expectRefusal(
        [file],
        /^No se encontró un POI.*«Ventas».*la fila 1 .* faltan .*ACTIVIDAD POI/,
      );
    }));

  it("a workbook of 255 sheets without a POI, naming some of them", () =>
    inFolder(async (folder) => {
      const sheets = Array.from({ length: 255 }, (_, at) => ({
        sheet: `Hoja ${at + 1}`,
        firstRow: 0,
        firstColumn: 0,
        values: [["Pan"]],
      }));
      const file = await workbookOf(folder, "muchas.xlsx", ...sheets);
      await expectRefusal([file], /«Hoja 9», «Hoja 10» y 245 más\.\s*$/);
    }));

  it("headers without an activity", () =>
    inFolder(async (folder) => {
      const file = await workbookOf(folder, "cabecera.xlsx", poiSheet({ activities: [] }));
      await expectRefusal([file], /encabezados de un POI en la fila 3, pero ninguna actividad/);
    }));
});

describe("a command line that does not fit is refused in one line", () => {
  it.each([
    [["validate"], /Falta el nombre del libro/],
    [["compare", SAMPLE], /Falta el nombre del segundo libro/],
    [["validate", SAMPLE, "--quarter", "5"], /«5» no vale para --quarter/],
    [["validate", SAMPLE, "--thresholds", "95,75"], /no vale para --thresholds/],
    [["validate", SAMPLE, "--thresholds", "0,200"], /no vale para --thresholds/],
    [["validate", SAMPLE, "--lang", "qu"], /no vale para --lang/],
    [["validate", SAMPLE, "--out"], /Falta el valor/],
    [["validate", SAMPLE, "--nada"], /No existe la opción --nada/],
    [["validar", SAMPLE], /No existe la orden «validar»/],
    [["validate", SAMPLE, "otro.xlsx"], /más argumentos/],
    [["validate", SAMPLE, "--out", "copia.pdf"], /«copia.pdf» no vale para --out/],
    [
      ["validate", SAMPLE, "--out", SAMPLE],
      /No se puede escribir sobre .* que es un archivo que se lee/,
    ],
    [["validate", SAMPLE, "--json", SAMPLE], /No se puede escribir sobre/],
    [["compare", SAMPLE, SAMPLE, "--json", SAMPLE], /No se puede escribir sobre/],
    [["consolidate", SAMPLE, "--out", "x.xlsx", "--json", SAMPLE], /No se puede escribir sobre/],
    [["validate", SAMPLE, "--out", "x.xlsx", "--json", "x.xlsx"], /«x.xlsx» no vale para --json/],
    [["validate", SAMPLE, "--lang", "en", "--nada"], /There is no option --nada/],
  ])("%p", async (args, sentence) => {
    const { code, stdout, stderr } = await cuadra(...args);
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd()).not.toContain("\n");
    expect([code, stdout]).toEqual([2, ""]);
  });

  it("a file in a folder that is not there", async () => {
    const { stderr } = await cuadra("validate", SAMPLE, "--json", "no/hay/x.json");
    expect(stderr).toMatch(/no se pudo escribir.*\(no existe la carpeta\)/i);
  });

  it("shows its help in Spanish", async () => {
    const { code, stdout } = await cuadra("validate", "--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Uso: cuadra validate/);
    expect(stdout).toMatch(/nunca\s+se/);
  });
});

describe("unusual workbooks", () => {
  it.each(['O\'Higgins "POI"', "Plan 📊 2021", "=SUMA(A1)", "Año–Año «x»"])(
    "a sheet called %s",
    (sheet) =>
      inFolder(async (folder) => {
        const file = await workbookOf(
          folder,
          "libro.xlsx",
          poiSheet({ sheet, activities: [{}, { cells: { E: 13 } }], total: true }),
        );
        const out = join(folder, "copia.xlsx");
        const { code, stderr } = await cuadra("validate", file, "--out", out);
        expect([code, stderr]).toEqual([1, ""]);
        const copy = await readXlsx(await readFile(out));
        expect(copy.sheets.map(({ name }) => name)).toEqual([sheet, "Resumen POI"]);
        const { findings } = await jsonOf(out);
        expect(findings.find(({ check }) => check === "target-sum")).toMatchObject({
          sheet,
          cell: "E6",
        });
      }),
  );

  it("a POI without a TOTAL", () =>
    inFolder(async (folder) => {
      const file = await workbookOf(folder, "libro.xlsx", poiSheet({ activities: [{}, {}] }));
      const { code, stdout } = await cuadra("validate", file);
      expect(code).toBe(0);
      expect(stdout).toContain("✔ Listo para presentar");
    }));

  it("a user's own sheet called Resumen POI is left alone", () =>
    inFolder(async (folder) => {
      const own = {
        sheet: "Resumen POI",
        firstRow: 0,
        firstColumn: 0,
        values: [["Mis apuntes"], ["=1+1 no es fórmula"]],
      };
      const file = await workbookOf(folder, "libro.xlsx", poiSheet({ activities: [{}] }), own);
      const out = join(folder, "copia.xlsx");
      await cuadra("validate", file, "--out", out);
      const copy = await readXlsx(await readFile(out));
      expect(copy.sheets.map(({ name }) => name)).toEqual([
        "POI",
        "Resumen POI",
        "Resumen POI (2)",
      ]);
      expect(copy.sheets[1].rows).toEqual([["Mis apuntes"], ["=1+1 no es fórmula"]]);
    }));

  it("names that look like formulas, and one longer than a cell, stay texts in the copy", () =>
    inFolder(async (folder) => {
      const names = [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "-2+3",
        "<b>x</b>",
        "x".repeat(32_780),
      ];
      const activities = names.map((name) => ({
        unit: name,
        activity: name,
        executed: Array<number>(12).fill(0),
      }));
      const file = await workbookOf(folder, "libro.xlsx", poiSheet({ activities }));
      const out = join(folder, "copia.xlsx");
      const { code, stderr } = await cuadra("validate", file, "--out", out);
      expect([code, stderr]).toEqual([0, ""]);
      const summary = (await readXlsx(await readFile(out))).sheets[1];
      const texts = new Set(summary.rows.flat());
      for (const name of names.slice(0, -1)) expect(texts).toContain(name);
      expect([...texts].some((text) => typeof text === "string" && text.length === 32_767)).toBe(
        true,
      );
    }));

  it("control characters in a name do not reach the terminal", () =>
    inFolder(async (folder) => {
      const activity = "MALA \u202e\u0007ACTIVIDAD";
      const file = await workbookOf(
        folder,
        "libro.xlsx",
        poiSheet({ activities: [{ activity, cells: { E: 13 } }] }),
      );
      const { stdout } = await cuadra("validate", file);
      expect(stdout).toContain("MALA");
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    }));

  it.each(["csv", "ods"])("a .%s file", (ending) =>
    inFolder(async (folder) => {
      const sheet = poiSheet({ activities: [{}, { cells: { E: 13 } }], total: { E: 25 } });
      const file = join(folder, `libro.${ending}`);
      if (ending === "csv") {
        await writeFile(file, sheet.values.map((row) => row.join(",")).join("\n"));
      } else {
        const { writeOds } = await import("hucre/ods");
        const rows = sheet.values.map((row) => row.map((value) => (value === "" ? null : value)));
        await writeFile(file, await writeOds({ sheets: [{ name: "POI", rows }] }));
      }
      const { activities, findings } = await jsonOf(file);
      expect(activities).toBe(2);
      expect(findings.map(({ check, cell }) => [check, cell])).toEqual([
        ["target-sum", "E6"],
        ["target-sum", "E7"],
      ]);
      const out = join(folder, "copia.xlsx");
      expect((await cuadra("validate", file, "--out", out)).code).toBe(1);
      expect((await readXlsx(await readFile(out))).sheets).toHaveLength(2);
    }),
  );

  it.each([link, symlink])("an output that is the input by a link is refused (%p)", (makeLink) =>
    inFolder(async (folder) => {
      const file = await workbookOf(folder, "libro.xlsx", poiSheet({ activities: [{}] }));
      const other = join(folder, "otro.xlsx");
      await makeLink(file, other);
      for (const option of ["--out", "--summary", "--json"]) {
        const { code, stderr } = await cuadra("validate", file, option, other);
        expect([code, stderr]).toEqual([2, expect.stringMatching(/No se puede escribir sobre/)]);
      }
    }),
  );

  it("a copy that cannot be written says so and leaves nothing behind", () =>
    inFolder(async (folder) => {
      const file = await workbookOf(folder, "libro.xlsx", poiSheet({ activities: [{}] }));
      await mkdir(join(folder, "copia.xlsx"));
      const { code, stderr } = await cuadra("validate", file, "--out", join(folder, "copia.xlsx"));
      expect(code).toBe(2);
      expect(stderr).toMatch(/^No se pudo escribir/);
      expect((await readdir(folder)).sort()).toEqual(["copia.xlsx", "libro.xlsx"]);
    }));
});
