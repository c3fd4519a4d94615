import { describe, expect, it } from "@jest/globals";
import { readPlan } from "../../../src/excel/read";
import { makeSummary } from "../../../src/excel/summary/summary-sheet";
import { catalogue } from "../../../src/i18n/index";
import { validate } from "../../../src/poi/validation/validation";
import { LikeSteps } from "../../reliability/like-steps";
import { sheetNames } from "../workbooks";
import { make, started, textOfAlfa, TODAY, valuesOfBook } from "./made-again";

describe("whatever step fails", () => {
  it("leaves every text where it was, and the next one succeeds", async () => {
    const excel = await started();
    await make();
    const { plan, sheets } = await readPlan();
    const validation = validate(plan);
    const like = new LikeSteps(excel);
    await makeSummary(validation, sheets, catalogue("es"), { now: TODAY });
    const actions = like.firsts.length;
    const unlike = [...new Set(like.firsts)];
    const now = (await readPlan()).sheets;
    const again = () => makeSummary(validation, now, catalogue("es"), { now: TODAY });
    // `npm run faults` fails each. Here of those that do not fail alike every tenth, and each of the last: there one
    // sheet replaces the other.
    for (const at of unlike.filter((each, index) => index % 10 === 0 || each > actions - 20)) {
      excel.faults.failAtAction(at, "GeneralException");
      await expect(again()).rejects.toMatchObject({ code: "unexpected" });
      expect(excel.faults.pending).toBe(false);
      expect(await sheetNames()).toEqual(["POI", "Resumen POI"]);
      expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
    }
    expect((await make()).keptSheet).toBeUndefined();
    expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
  }, 300_000);

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    "keeps every text where the answer of request %i is lost and the sheet made before was edited",
    async (request) => {
      const excel = await started();
      await excel.user.type("Resumen POI", "Z1", "nota al margen");
      excel.faults.loseConnectionAfter(request);
      await make().catch(() => undefined);
      excel.faults.clear();
      const { sheet } = await make();
      expect(sheet).toBe("Resumen POI");
      expect(await textOfAlfa(sheet)).toBe("texto de Alfa");
      expect((await valuesOfBook(["POI"])).get("nota al margen")).toBe(1);
      expect((await sheetNames()).filter((name) => name.startsWith("_cuadra"))).toEqual([]);
    },
  );
});
