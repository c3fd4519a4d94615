import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { convertWithLibreOffice } from "../host/libreOffice";
import { poiSheet } from "../poi/poi-sheet";
import { cuadra, inFolder, jsonOf, workbookOf } from "./run-cli";

it("a plan in .xls: says in each language, and in the JSON, that no formula was checked", () =>
  inFolder(async (folder) => {
    const xlsx = await workbookOf(folder, "plan.xlsx", poiSheet({ activities: [{}, {}] }));
    const bytes = await convertWithLibreOffice(await readFile(xlsx), "plan.xlsx", "xls");
    if (bytes === undefined) return;
    const xls = join(folder, "plan.XLS");
    await writeFile(xls, bytes);
    const spanish = await cuadra("validate", xls);
    expect(spanish.stdout).toContain("De un archivo .xls se leen los valores, no las fórmulas");
    expect(spanish.code).toBe(0);
    const english = await cuadra("validate", xls, "--lang", "en", "--json", "-");
    expect(english.stderr).toContain("these were not checked");
    expect(JSON.parse(english.stdout)).toMatchObject({ formulasRead: false });
    expect(await jsonOf(xlsx)).toMatchObject({ formulasRead: true });
    expect((await cuadra("validate", xlsx)).stdout).not.toContain("no las fórmulas");
  }));
