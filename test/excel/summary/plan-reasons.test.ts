import { describe, expect, it } from "@jest/globals";
import { es } from "../../../src/i18n/es/index";
import type { SheetBlock } from "../../../src/poi/cells";
import { poiSheet } from "../../poi/poi-sheet";
import { edit, openSheets, reopen } from "../workbooks";
import { behind, listOf, make } from "./made-again";

const given = es.summary.fromPlan;

/** Two activities behind, with a column MOTIVO at the end (AL). */
function withReasons(...reasons: string[]): SheetBlock {
  const sheet = poiSheet({
    activities: reasons.map((_, at) => behind(["Alfa", "Beta", "Gama"][at] ?? "")),
  });
  const first = sheet.values.length - reasons.length;
  return {
    ...sheet,
    values: sheet.values.map((row, at) => [
      ...row,
      at === first - 2 ? "MOTIVO" : at < first ? "" : (reasons[at - first] ?? ""),
    ]),
  };
}

const justifications = async (): Promise<unknown[]> =>
  (await listOf("Resumen POI", "listed")).map(({ justification }) => justification);

async function reason(row: number, text: string): Promise<void> {
  await edit((book) => {
    const cell = book.worksheets.getItem("POI").getRange(`AL${row}`);
    cell.numberFormat = [["@"]];
    cell.values = [[text]];
  });
}

describe("the plan's own reasons", () => {
  it("fill empty justifications, say whose word they are, and follow the plan", async () => {
    const excel = await openSheets(withReasons("falta de presupuesto", ""));
    await make();
    expect(await justifications()).toEqual([given("falta de presupuesto"), ""]);
    await reason(5, "se reprogramó");
    await reason(6, "=1+1");
    await reopen(excel);
    const { carriedOver, keptSheet } = await make();
    expect(await justifications()).toEqual([given("se reprogramó"), given("=1+1")]);
    expect(carriedOver).toBe(0);
    expect(keptSheet).toBeUndefined();
    await reason(5, "");
    await make();
    expect(await justifications()).toEqual(["", given("=1+1")]);
  });

  it("never take the place of a typed word", async () => {
    const excel = await openSheets(withReasons("falta de presupuesto", "lluvias"));
    const { sheet } = await make();
    const [alfa, beta] = await listOf(sheet, "listed");
    await excel.user.type(sheet, `J${alfa.row}`, "lo escribí yo");
    await excel.user.type(sheet, `J${beta.row}`, `${given("lluvias")} en marzo`);
    await reason(5, "otro motivo");
    await reason(6, "huaicos");
    await make();
    expect(await justifications()).toEqual(["lo escribí yo", `${given("lluvias")} en marzo`]);
    await make();
    expect(await justifications()).toEqual(["lo escribí yo", `${given("lluvias")} en marzo`]);
  });

  it("stand beside a measure that was typed, and are not kept where nothing was", async () => {
    const excel = await openSheets(withReasons("lluvias", "paro"));
    const { sheet } = await make();
    const [alfa] = await listOf(sheet, "listed");
    await excel.user.type(sheet, `O${alfa.row}`, "pedir ampliación");
    await edit((book) => {
      const done = [Array<number>(12).fill(1)];
      for (const row of [5, 6])
        book.worksheets.getItem("POI").getRange(`R${row}:AC${row}`).values = done;
    });
    const { setAside } = await make();
    expect(setAside).toBe(1);
    const kept = await listOf(sheet, "kept");
    expect(
      kept.map(({ activity, justification, remedy }) => [activity, justification, remedy]),
    ).toEqual([["Alfa", "", "pedir ampliación"]]);
  });
});
