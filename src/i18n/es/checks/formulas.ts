import type { FindingOf, OtherFormula } from "../../../poi/findings/finding";
import type { CheckTexts, FormulaCheck } from "../../check-texts";
import { createFormat } from "../../format";
import { columns } from "../columns";

const { number, apart, exact, list } = createFormat("es");

/** So many columns or rows are named before the rest is only counted. */
const MOST_NAMED = 4;

const named = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? list([...names.slice(0, MOST_NAMED), `${number(names.length - MOST_NAMED)} más`])
    : list(names);

const slots = (all: readonly number[]): string => named(all.map(columns.slotName));

const rows = (all: readonly number[]): string =>
  `${all.length === 1 ? "la fila" : "las filas"} ${named(all.map(String))}`;

/** What the formula does wrong. */
function fault({ slot, detail }: FindingOf<"formula-shape">): string {
  const { missing, extra } = detail;
  switch (detail.fault) {
    case "missing-part":
      return `deja fuera ${slots(missing)}${extra.length > 0 ? ` y suma ${slots(extra)}` : ""}`;
    case "extra-part":
      return `suma de más ${slots(extra)}`;
    case "wrong-series":
      return `suma ${slots(extra)} en lugar de ${slots(missing.length > 0 ? missing : [slot])}`;
    case "other-row":
      return `suma celdas de ${rows(extra)}`;
    case "missing-rows":
      return `deja fuera ${rows(missing)}${extra.length > 0 ? ` y suma ${rows(extra)}` : ""}`;
    case "extra-rows":
      return `suma también ${rows(extra)}, que no le ${extra.length === 1 ? "corresponde" : "corresponden"}`;
    case "counted-twice":
      return `suma dos veces ${rows(extra)}: cuenta también un subtotal`;
    case "constant":
      return `lleva escrito un número (${exact(detail.constant)})`;
    case "broken-reference":
      return "perdió una referencia (#¡REF!)";
    case "added-text":
      return `suma con + lo que no es un número (${slots(extra)})`;
  }
}

/** Further columns with the same fault: "otras 32 columnas". */
const otherColumns = (others: readonly OtherFormula[]): string =>
  others.length === 1
    ? columns.slotName(others[0].slot)
    : `otras ${number(others.length)} columnas`;

const andOthers = ({ detail: { others } }: FindingOf<"formula-shape">): string =>
  others ? `(y la de ${otherColumns(others)}) ` : "";

const result = (found: number | null, expected: number | null, isWrong: boolean): string => {
  if (!isWrong) return " Hoy el resultado coincide.";
  if (expected === null) return "";
  const said = apart(found ?? 0, expected);
  return ` ${found === null ? "No da un número" : `Dice ${said.found}`}; debe decir ${said.expected}.`;
};

/** Cells that have the formula which another lacks. */
const haveFormula = (cells: number): string => {
  if (cells === 0) return "las demás celdas tienen";
  return cells === 1 ? "otra celda tiene" : `otras ${number(cells)} celdas tienen`;
};

export const formulas: CheckTexts<FormulaCheck> = {
  "formula-shape": {
    title: "Fórmula que no suma lo que debe",
    why: "La fórmula no suma las celdas que dice el encabezado: aunque hoy coincida, fallará cuando cambie una cifra.",
    message: (finding) =>
      `La fórmula de ${columns.slotName(finding.slot)} ${andOthers(finding)}${fault(finding)}: ${finding.detail.formula ?? ""}; debe ser ${finding.detail.should}.${result(finding.found, finding.expected, finding.detail.isWrong)}`,
  },
  "external-reference": {
    title: "Fórmula que depende de otro libro",
    why: "Quien reciba el libro no tendrá el otro: la cifra quedará como esté o se volverá un error.",
    message: ({ slot, found, expected, detail }) =>
      `La fórmula de ${columns.slotName(slot)} se refiere a otro libro: ${detail.formula ?? ""}; debe ser ${detail.should}.${result(found, expected, detail.isWrong)}`,
  },
  "typed-over-formula": {
    title: "Número escrito sobre una fórmula",
    why: "Las demás celdas son fórmulas; esta dice un número fijo y no seguirá a sus sumandos cuando cambien.",
    message: ({ slot, found, expected, detail }) => {
      if (detail.others)
        return `${columns.slotName(slot)} y ${otherColumns(detail.others)} tienen escritos sus números donde ${haveFormula(detail.alike)} fórmula; el primero debe ser ${detail.should}.`;
      const said = apart(found ?? 0, expected ?? found ?? 0);
      return `${columns.slotName(slot)} ${found === null ? "está en blanco" : `tiene escrito ${said.found}`} donde ${haveFormula(detail.alike)} fórmula; debe ser ${detail.should}${detail.isWrong && expected !== null ? `, que da ${said.expected}` : ""}.`;
    },
  },
};
