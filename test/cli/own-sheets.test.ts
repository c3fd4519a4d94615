import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { readXlsx, writeXlsx, type WriteSheet } from "hucre";
import { planOfFile } from "../../src/taskpane/files/file-plan";
import { poiSheet } from "../poi/poi-sheet";
import { cuadra, inFolder, jsonOf, workbookOf } from "./run-cli";

/** A sheet's values as another program saves them, without name or look: what is pasted as values. */
async function valuesIn(file: string, name: string, at = { rows: 0, columns: 0 }) {
  const { sheets } = await readXlsx(await readFile(file));
  const rows: WriteSheet["rows"] = [
    ...Array.from({ length: at.rows }, () => [null]),
    ...sheets[0].rows.map((row) => [...Array<null>(at.columns).fill(null), ...row]),
  ];
  return { name, rows };
}

const HALF = Array.from({ length: 12 }, (_, month) => month % 2);
/** Two activities, one of them under-executed. */
const SPEC = { activities: [{ executed: HALF }, { unit: "OTRA", activity: "SEGUNDA" }] };

it(
  "what Cuadra made itself is never taken for a plan, and that is said",
  () =>
    inFolder(async (folder) => {
      const plan = await workbookOf(folder, "plan.xlsx", poiSheet(SPEC));
      const [annex, english, differences] = ["anexo.xlsx", "annex.xlsx", "dif.xlsx"].map((name) =>
        join(folder, name),
      );
      await cuadra("validate", plan, "--summary", annex);
      await cuadra("validate", plan, "--summary", english, "--lang", "en");
      const other = await workbookOf(folder, "antes.xlsx", poiSheet({ activities: [{}] }));
      await cuadra("compare", other, plan, "--out", differences);

      const onlyOurs = join(folder, "valores.xlsx");
      await writeFile(onlyOurs, await writeXlsx({ sheets: [await valuesIn(annex, "Hoja1")] }));
      // The files as they were written, then values alone, which have lost their mark.
      for (const [file, said] of [
        [annex, "la hoja «Resumen POI» es un resumen hecho por Cuadra"],
        [english, "la hoja «POI summary» es un resumen hecho por Cuadra"],
        [differences, "la hoja «Diferencias» es una lista de diferencias hecha por Cuadra"],
        [onlyOurs, "la hoja «Hoja1» es un resumen hecho por Cuadra"],
      ]) {
        const { code, stdout, stderr } = await cuadra("validate", file);
        expect([code, stdout]).toEqual([2, ""]);
        expect(stderr).toContain(`No se encontró un POI en el libro: ${said}`);
        await expect(planOfFile(new File([await readFile(file)], "x.xlsx"))).rejects.toMatchObject({
          code: "only-own-sheets",
        });
      }

      // Beside a plan they are left out.
      const { sheets } = await readXlsx(await readFile(plan));
      const both = join(folder, "todo.xlsx");
      const pasted = [
        { name: "POI", rows: sheets[0].rows },
        await valuesIn(annex, "Anexo", { rows: 1, columns: 2 }),
        await valuesIn(english, "Annex"),
        await valuesIn(differences, "Cambios"),
      ];
      await writeFile(both, await writeXlsx({ sheets: pasted }));
      const report = await jsonOf(both);
      expect(report.activities).toBe(2);
      expect(report.notRead).toEqual([]);
      expect(report.ownSheets).toEqual([
        { sheet: "Anexo", kind: "summary" },
        { sheet: "Annex", kind: "summary" },
        { sheet: "Cambios", kind: "differences" },
      ]);
      const said =
        "No se leyó lo que hizo Cuadra, que no es parte del plan: las hojas «Anexo» y «Annex» son resúmenes hechos por Cuadra y la hoja «Cambios» es una lista de diferencias hecha por Cuadra.";
      expect((await cuadra("validate", both)).stdout).toContain(said);
      expect((await cuadra("compare", plan, both)).stdout).toContain(`Ahora: ${said}`);
      const read = await planOfFile(new File([await readFile(both)], "todo.xlsx"));
      expect(read.ownSheets.map(({ name }) => name)).toEqual(["Anexo", "Annex", "Cambios"]);

      const out = join(folder, "todos.xlsx");
      const { stdout } = await cuadra("consolidate", annex, both, "--out", out);
      expect(stdout).toContain("anexo.xlsx: No se encontró un POI en el libro");
      expect(stdout).toContain(said);
      expect((await jsonOf(out)).activities).toBe(2);
    }),
  60_000,
);

it("a plan that only mentions a word of a summary's is read", () =>
  inFolder(async (folder) => {
    const { values, ...sheet } = poiSheet({ ...SPEC, title: "RESUMEN DE EJECUCIÓN DEL POI" });
    const rows = values.map((row) => [...row]);
    rows[1][0] = "Identificación";
    const file = await workbookOf(folder, "plan.xlsx", { ...sheet, values: rows });
    expect((await jsonOf(file)).activities).toBe(2);
    const { ownSheets } = await planOfFile(new File([await readFile(file)], "plan.xlsx"));
    expect(ownSheets).toEqual([]);
  }));
