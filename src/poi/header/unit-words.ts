import type { Row } from "../cells";
import { fold } from "./fold";
import { headerFacts } from "./words";

/** What the names of units begin with. */
const UNIT =
  /^(SUB ?)?(GERENCIA|DIRECCION|OFICINA|JEFATURA|SECRETARIA|PROCURADURIA|UNIDAD|AREA|DEPARTAMENTO|DIVISION|ORGANO|ALCALDIA|PREFECTURA|DECANATO|FACULTAD|RECTORADO|VICERRECTORADO|VICEPRESIDENCIA|PRESIDENCIA|INTENDENCIA|SUPERINTENDENCIA)( (GENERAL|REGIONAL|MUNICIPAL|NACIONAL|EJECUTIVA|EJECUTIVO|TECNICA|TECNICO|PUBLICA|ACADEMICA|ACADEMICO|INSTITUCIONAL|CENTRAL))*( (DE|DEL|PARA)\b|$)/;

/** Whether a folded text is the name of a unit, by what it begins with: "SUB GERENCIA DE OBRAS". */
export const namesUnit = (folded: string): boolean => UNIT.test(folded);

/** "UNIDAD ORGÁNICA: SUBGERENCIA DE OBRAS". */
const LABELLED = /^([^:]{2,60}):\s*(\S.*)$/s;

/**
 * The unit that a row names and says nothing else: after a label ("UNIDAD ORGÁNICA: …", in one cell or in two), or, where
 * that is enough, by a name as units have it.
 * @param byName whether a name alone is enough
 */
export function unitNamedIn(row: Row, byName: boolean): string | undefined {
  const texts = row.filter((value) => typeof value === "string" && value.trim() !== "");
  if (texts.length === 0 || texts.length > 2) return undefined;
  const text = texts.join(" ").trim();
  const labelled = LABELLED.exec(text);
  if (labelled && headerFacts(labelled[1]).role === "unit") return labelled[2].trim();
  return byName && texts.length === 1 && namesUnit(fold(text)) ? text : undefined;
}
