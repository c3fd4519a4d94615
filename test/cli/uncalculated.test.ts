import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeOds } from "hucre";
import { readXlsx } from "hucre/xlsx";
import { poiSheet } from "../poi/poi-sheet";
import { cuadra, inFolder, jsonOf, workbookOf } from "./run-cli";

/**
 * A sound plan whose second activity's META is worked out by a formula that spans the whole sheet.
 * @param saved what the formula was saved with
 */
function unboundedPlan(
  folder: string,
  { name = "libro.xlsx", saved = "<v>12</v>", cells = {} } = {},
): Promise<string> {
  const formula = "SUMPRODUCT(F6:Q6)+0*SUMPRODUCT(A1:XFD1048576*0)";
  return planWith(folder, name, `<c r="E6"><f>${formula}</f>${saved}</c>`, cells);
}

/** A sound plan of two activities, META of the second of which is a cell as the file writes it. */
async function planWith(
  folder: string,
  name: string,
  cell: string,
  cells: Record<string, number> = {},
): Promise<string> {
  const file = await workbookOf(folder, name, poiSheet({ activities: [{ cells }, {}] }));
  const parts = unzipSync(new Uint8Array(await readFile(file)));
  const sheet = "xl/worksheets/sheet1.xml";
  const text = strFromU8(parts[sheet]);
  const changed = text.replace(/<c r="E6"[^>]*>.*?<\/c>/, cell);
  expect(changed).not.toBe(text);
  await writeFile(file, zipSync({ ...parts, [sheet]: strToU8(changed) }));
  return file;
}

it("formulas that are too much to work out keep their value in the copy, and both languages say so", () =>
  inFolder(async (folder) => {
    // META of the first activity is corrected, which the formula looks at.
    const file = await unboundedPlan(folder, { cells: { E: 15 } });
    const out = join(folder, "copia.xlsx");
    const spanish = await cuadra("validate", file, "--fix", "--out", out);
    expect([spanish.code, spanish.stderr]).toEqual([0, ""]);
    expect(spanish.stdout).toMatch(
      /1 fórmula no se recalculó y conserva el valor que tenía: E6 de «POI» \(abarca demasiadas celdas\)\..*Ctrl \+ Alt \+ F9/,
    );
    const copy = await readXlsx(await readFile(out));
    expect(copy.sheets[0].rows[5][4]).toBe(12);
    const english = await cuadra(
      "validate",
      file,
      "--fix",
      "--out",
      out,
      "--lang",
      "en",
      "--json",
      "-",
    );
    expect(english.code).toBe(0);
    expect(english.stderr).toMatch(
      /^1 formula was not recalculated .*: E6 of “POI” \(it spans too many cells\)/,
    );
    expect(JSON.parse(english.stdout)).toMatchObject({
      counts: { error: 0 },
      uncalculated: [{ sheet: "POI", cell: "E6", reason: "too-large", value: "kept" }],
    });
  }));

it("nothing is said where nothing had to be worked out", () =>
  inFolder(async (folder) => {
    const out = join(folder, "copia.xlsx");
    const { stdout } = await cuadra("validate", await unboundedPlan(folder), "--out", out);
    const copy = await readXlsx(await readFile(out));
    expect(copy.sheets[0].rows[5][4]).toBe(12);
    expect(stdout).not.toMatch(/recalcul/);
    expect((await jsonOf(join(folder, "libro.xlsx"))).uncalculated).toEqual([]);
  }));

it("compare and consolidate name them too, by file", () =>
  inFolder(async (folder) => {
    const before = await unboundedPlan(folder);
    const after = await unboundedPlan(folder, { name: "sin valor.xlsx", saved: "" });
    const sentence =
      /1 fórmula no se calculó y el archivo no guarda .*: E6 de «POI» \(abarca demasiadas celdas\)\./;
    const uncalculated = [{ sheet: "POI", cell: "E6", reason: "too-large", value: "none" }];

    const compared = await cuadra("compare", before, after);
    expect(compared.stdout).toMatch(new RegExp(`Ahora: ${sentence.source}`));
    expect(compared.stdout.match(new RegExp(sentence, "g"))).toHaveLength(1);
    // What it says is not known: that is no difference.
    expect(compared.stdout).toMatch(/Ahora: Las celdas sin valor no se comparan\./);
    expect(compared.stdout).toMatch(/No hay diferencias\./);
    expect(compared.code).toBe(0);
    const differences = await cuadra("compare", before, after, "--json", "-");
    expect(JSON.parse(differences.stdout)).toMatchObject({
      before: { uncalculated: [] },
      after: { uncalculated },
    });

    const out = join(folder, "todo.xlsx");
    const consolidated = await cuadra("consolidate", before, after, "--out", out);
    expect(consolidated.stdout).toMatch(sentence);
    const document = await cuadra("consolidate", before, after, "--out", out, "--json", "-");
    expect(JSON.parse(document.stdout)).toMatchObject({
      files: [{ uncalculated: [] }, { uncalculated }],
    });
  }));

it("circular formulas are said to be circular, worked out or as the file has them", () =>
  inFolder(async (folder) => {
    const file = await planWith(folder, "libro.xlsx", '<c r="E6"><f>SUM(E6:Q6)</f></c>');
    const { stdout } = await cuadra("validate", file);
    expect(stdout).toMatch(
      /1 fórmula depende de su propio resultado \(referencia circular\) y vale 0, como en Excel: E6 de «POI»\./,
    );
    expect(stdout).not.toMatch(/no se (?:re)?calcul/);

    const formula = "IF(SUM(F6:Q6)+E6=0,0,12)";
    const saved = await planWith(folder, "valor.xlsx", `<c r="E6"><f>${formula}</f><v>12</v></c>`);
    const spanish = await cuadra("validate", saved);
    expect(spanish.stdout).toMatch(
      /\n1 fórmula depende de su propio resultado \(referencia circular\): E6 de «POI»\. Ni su valor /,
    );
    const english = await cuadra("validate", saved, "--lang", "en", "--json", "-");
    expect(english.stderr).toMatch(/^1 formula depends on its own result [^:]*: E6 of “POI”\./);
    const uncalculated = [{ sheet: "POI", cell: "E6", reason: "circular", value: "kept" }];
    expect(JSON.parse(english.stdout)).toMatchObject({ uncalculated });
    const copied = await cuadra("validate", saved, "--out", join(folder, "copia.xlsx"));
    // Nothing that it looks at was touched: the copy has what the file has.
    expect(copied.stdout).toMatch(/\(referencia circular\): E6 de «POI»\. Ni su valor /);
  }));

it("formulas of an .ods file that Excel does not have are named, and become their values", () =>
  inFolder(async (folder) => {
    const file = join(folder, "plan.ods");
    const { values } = poiSheet({ activities: [{}, {}] });
    const formula = "ORG.LIBREOFFICE.RAWSUBTRACT(20;8)";
    const bytes = await writeOds({
      sheets: [
        {
          name: "POI",
          rows: values.map((row) => row.map((value) => (value === "" ? null : value))),
          cells: new Map([["5,4", { value: 12, formula, formulaResult: 12 }]]),
        },
      ],
    });
    await writeFile(file, bytes);
    const out = join(folder, "copia.xlsx");
    const { code, stdout } = await cuadra("validate", file, "--out", out);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\n1 fórmula usa algo que Excel no tiene: E6 de «POI»\. Se lee su valor/,
    );
    const copy = await readXlsx(await readFile(out));
    expect(copy.sheets[0].rows[5][4]).toBe(12);
    expect((await jsonOf(file)).uncalculated).toEqual([
      { sheet: "POI", cell: "E6", reason: "foreign", value: "instead" },
    ]);
  }));
