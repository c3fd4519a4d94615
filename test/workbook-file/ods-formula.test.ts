import { expect, it } from "@jest/globals";
import { formulaFromOds } from "../../src/workbook-file/ods-formula";

it.each([
  ["SUBTOTAL(9;D6:D9)", "SUBTOTAL(9,D6:D9)"],
  [
    'IFERROR(INDEX(BD!$C:$C;MATCH(A6;BD!$A:$A;0));"a;b|""c;")',
    'IFERROR(INDEX(BD!$C:$C,MATCH(A6,BD!$A:$A,0)),"a;b|""c;")',
  ],
  ["SUM({1;2|3;4})", "SUM({1,2;3,4})"],
  ["SUM(A1:A2~'uno;dos'!B1)", "SUM(A1:A2,'uno;dos'!B1)"],
  ['COM.MICROSOFT.CONCAT("x";A1)', '_xlfn.CONCAT("x",A1)'],
])("turns %s of an .ods file into %s", (ods, xlsx) => {
  expect(formulaFromOds(ods)).toBe(xlsx);
});

it.each(["ORG.LIBREOFFICE.RAWSUBTRACT(A1;B1)", "['file:///plan.ods'#$BD.A1]+1", "of:=[.A1]"])(
  "does not take %s, which no .xlsx file may have",
  (ods) => {
    expect(formulaFromOds(ods)).toBeUndefined();
  },
);
