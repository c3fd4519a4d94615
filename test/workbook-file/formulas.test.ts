import { expect, it } from "@jest/globals";
import { formulasIn } from "../../src/workbook-file/formulas";

const cell = (reference: string, formula: string, value = 1): string =>
  `<x:c r="${reference}">${formula}<x:v>${value}</x:v></x:c>`;

const DATA = [
  `<x:row r="5">${cell("D5", "<x:f>GAF!D5</x:f>")}${cell("E5", '<x:f t="shared" ref="E5:E7" si="0">\'O&apos;&apos;H &amp; C\'!$E5+1</x:f>')}</x:row>`,
  `<x:row r="6">${cell("D6", "")}${cell("E6", '<x:f t="shared" si="0"/>')}</x:row>`,
  `<x:row r="7">${cell("D7", '<x:f t="array" ref="D7">SUM(GAF!D5:D6)</x:f>')}${cell("E7", '<x:f t="shared" si="0"/>')}</x:row>`,
].join("");

it("gives formulas in R1C1 notation, those that cells share as well", () => {
  expect(formulasIn({ data: DATA, prefix: "x:" }, () => true)).toEqual([
    { row: 4, column: 3, formula: "=GAF!RC" },
    { row: 4, column: 4, formula: "='O''H & C'!RC5+1" },
    { row: 5, column: 4, formula: "='O''H & C'!RC5+1" },
    { row: 6, column: 3, formula: "=SUM(GAF!R[-2]C:R[-1]C)" },
    { row: 6, column: 4, formula: "='O''H & C'!RC5+1" },
  ]);
});

it("gives those of the rows asked for, also where another row says what they share", () => {
  expect(formulasIn({ data: DATA, prefix: "x:" }, (row) => row === 5)).toEqual([
    { row: 5, column: 4, formula: "='O''H & C'!RC5+1" },
  ]);
});
