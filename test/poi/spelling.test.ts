import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { spellingVariants } from "../../src/poi/spelling";

/** "REPORTES→REPORTE letters" for each variant, of texts with how many rows each has (1 where absent). */
function variants(...texts: (string | readonly [string, number])[]): string[] {
  const counted = texts.map((text) =>
    typeof text === "string" ? { text, rows: 1 } : { text: text[0], rows: text[1] },
  );
  return spellingVariants(counted).map(
    ({ text, usual, difference }) => `${counted[text].text}→${counted[usual].text} ${difference}`,
  );
}

describe("spellingVariants", () => {
  it("takes of two as common the one without doubled spaces, whichever came first", () => {
    expect(variants("UNIDAD  4", "UNIDAD 4")).toEqual(["UNIDAD  4→UNIDAD 4 spaces"]);
  });

  it.each<[string, string, string]>([
    ["REPORTES", "REPORTE", "letters"],
    ["GERENCIA DE INFORMATICA", "GERENCIA DE INFORMÁTICA", "accents"],
    ["gerencia de informática", "GERENCIA DE INFORMÁTICA", "case"],
    ["Gerencia de Informatica", "GERENCIA DE INFORMÁTICA", "accents"],
    ["GERENCIA  DE INFORMÁTICA", "GERENCIA DE INFORMÁTICA", "spaces"],
    ["GERENCIA\u00a0DE INFORMÁTICA", "GERENCIA DE INFORMÁTICA", "spaces"],
    ["GERENCIA DE INFORMÁTICA.", "GERENCIA DE INFORMÁTICA", "marks"],
    ["SUB GERENCIA LEGAL", "SUBGERENCIA LEGAL", "letters"],
    ["GERENCIA DE INFOMÁTICA", "GERENCIA DE INFORMÁTICA", "letters"],
    ["GERENCIA DE INFROMÁTICA", "GERENCIA DE INFORMÁTICA", "letters"],
    ["ACCIONES", "ACCION", "letters"],
    ["GESTIÓN ADMINISTRATIVAS", "GESTIÓN ADMINISTRATIVA", "letters"],
    ["AN\u0303O FISCAL", "AÑO FISCAL", "accents"],
  ])("%j is %j", (text, usual, difference) => {
    const expected = [`${text}→${usual} ${difference}`];
    expect(variants([usual, 9], text)).toEqual(expected);
    expect(variants(text, [usual, 9])).toEqual(expected);
  });

  it.each<[string, string]>([
    ["GERENCIA I", "GERENCIA II"],
    ["GERENCIA A", "GERENCIA B"],
    ["SECTOR 1", "SECTOR 2"],
    ["META 2021", "META 2022"],
    ["ZONA NORTE1", "ZONA NORTES"],
    ["ACTA", "ACTO"],
    ["CASOS", "CASAS"],
    ["PLAN", "PLANO"],
    ["GERENCIA DE IMPORTACIÓN", "GERENCIA DE EXPORTACIÓN"],
    ["AUDITORÍA INTERNA", "AUDITORÍA EXTERNA"],
    ["EVALUACIÓN", "DEVALUACIÓN"],
    ["OFICINA NACIONAL", "OFICINA RACIONAL"],
    ["INFORME TÉCNICO", "INFORME TÉCNICA"],
    ["GERENCIA DE OPERACIONES", "GERENCIA DE PERSONAL"],
    ["REPORTE", "REPORTE MENSUAL"],
    ["UNIDAD DE MEDIDA", "UNIDAD MEDIDA"],
    ["A B", "AB"],
  ])("%j and %j are two names", (one, other) => {
    expect(variants([one, 9], other)).toEqual([]);
    expect(variants(one, [other, 9])).toEqual([]);
  });

  it("takes two names that are both common for two names", () => {
    expect(variants(["CONTRATOS VIGENTES", 9], ["CONTRATOS VIVENTES", 8])).toEqual([]);
    expect(variants(["CONTRATOS VIGENTES", 9], ["CONTRATOS VIVENTES", 1])).toHaveLength(1);
  });

  it("prefers the commonest, then the one with its accents", () => {
    expect(variants("INFORMÁTICA", "INFORMATICA")).toEqual(["INFORMATICA→INFORMÁTICA accents"]);
    expect(variants("INFORMÁTICA", ["INFORMATICA", 2])).toEqual([
      "INFORMÁTICA→INFORMATICA accents",
    ]);
    expect(variants(["REPORTE", 5], "REPORTES", ["Reportes", 2])).toEqual([
      "REPORTES→REPORTE letters",
      "Reportes→REPORTE letters",
    ]);
  });

  it("says nothing of names that differ in a number, whatever they are", () => {
    const name = fc.stringMatching(/^[A-Z]{1,9}( [A-Z]{1,9}){0,2}$/);
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 2 });
    fc.assert(
      fc.property(name, numbers, (text, of) => {
        expect(variants(...of.map((number) => `${text} ${number}`))).toEqual([]);
      }),
    );
  });

  it("finds the same pairs in whatever order, and never a text that is its own", () => {
    const texts = fc.uniqueArray(fc.stringMatching(/^[aábAÁB ]{1,9}$/), { minLength: 2 });
    fc.assert(
      fc.property(texts, (of) => {
        const counted = of.map((text, at) => ({ text, rows: at + 1 }));
        const said = (list: typeof counted): string[] =>
          spellingVariants(list)
            .map(({ text, usual }) => `${list[text].text}→${list[usual].text}`)
            .sort();
        const pairs = said(counted);
        expect(said([...counted].reverse())).toEqual(pairs);
        for (const pair of pairs) {
          const [text, usual] = pair.split("→");
          expect(text).not.toBe(usual);
        }
      }),
    );
  });
});
