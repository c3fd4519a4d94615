import { fold } from "./fold";
import type { HeaderFacts, TextRole } from "./words";

/** Header names of the text columns, folded and without points; the most specific first. */
const ROLE_NAMES: Readonly<Record<TextRole | "target", readonly RegExp[]>> = {
  unit: [
    /^(UNIDAD(ES)?|UNID|UND|U) ORGANICAS?( RESPONSABLES?)?( (O|U|Y))?( (AREA|DEPENDENCIA|OFICINA|ORGANO)S?)?$/,
    /^UNIDAD(ES)? (ORGANIZACIONAL(ES)?|ORGANIC[AO]S?|FUNCIONAL(ES)?)$/,
    /^ORGANOS?(( O| Y)? UNIDAD(ES)? ORGANICAS?)?( RESPONSABLES?)?$/,
    /^CENTROS? DE COSTOS?(( O| Y)? UNIDAD(ES)? ORGANICAS?)?( RESPONSABLES?)?$/,
    /^CC RESPONSABLE$/,
    /^(AREAS?|DEPENDENCIAS?|DIRECCION(ES)?|GERENCIAS?|OFICINAS?)( RESPONSABLES?| USUARIAS?)?$/,
    /^(AREA|DEPENDENCIA|DIRECCION|GERENCIA|OFICINA|ORGANO|UNIDAD)(ES|S)?( (O|U|Y))? (AREA|DEPENDENCIA|DIRECCION|GERENCIA|OFICINA|ORGANO|UNIDAD)(ES|S)?$/,
    /^(UNIDAD(ES)? )?RESPONSABLES?( DE (LA |LAS )?(ACTIVIDAD|TAREA)(ES|S)?( OPERATIVAS?)?)?$/,
    /^(FACULTAD|COORDINACION|SUB ?DIRECCION)(ES)?$|^JEFATURAS?$/,
    /^(UNIDAD|UO|UU ?OO|U O|(SUB ?)?GERENCIA|GERENCIA( O| Y)? (OFICINA|SUB ?GERENCIA))$/,
    /^SUB ?UNIDAD(ES)?( ORGANICAS?)?$/,
  ],
  category: [
    /^MEF$/,
    /^CATEGORIAS?( MEF| PRESUPUESTAL(ES)?| PRESUPUESTARIAS?)?$/,
    /^ACTIVIDAD(ES)? PRESUPUESTAL(ES)?$/,
  ],
  activity: [
    /^ACTIVIDAD(ES)?( DEL)? POI( 20\d\d)?$/,
    /^ACTIVIDAD(ES)? OPERATIVAS?( POI)?$/,
    /^ACTIVIDAD(ES)? OPERATIVAS?( O| E| Y)? (ACCION(ES)? DE )?INVERSION(ES)?$/,
    /^(DENOMINACION|NOMBRE) (DE LA |DE LAS )?ACTIVIDAD(ES)?( OPERATIVAS?)?$/,
    /^ACTIVIDAD(ES)? OPERATIVAS?( O| Y| Y O)? TAREAS?$/,
    /^ACTIVIDAD(ES)?$/,
    /^ACTIVIDAD(ES)?( O| Y| Y O)? (TAREAS?|ACCION(ES)?|PROYECTOS?)$/,
    /^(PRODUCTO|PROYECTO|ACCION)(ES|S)?( O| Y| Y O)? ACTIVIDAD(ES)?$/,
    // What stands over activities, in rows of one column with them.
    /^((UNIDAD(ES)? ORGANICAS?|O ?E ?I|A ?E ?I|OBJETIVOS?|ACCION(ES)?|PRODUCTOS?)( ESTRATEGIC[OA]S?)?( INSTITUCIONAL(ES)?)? )+ACTIVIDAD(ES)?( OPERATIVAS?)?$/,
    // Beside ACTIVIDAD it says more of the same.
    /^DESCRIPCION (DE LA |DE LAS )?ACTIVIDAD(ES)?( OPERATIVAS?)?$/,
    /^TAREAS?( O| Y| Y O)?( ACCION(ES)?| ACTIVIDAD(ES)?)?$/,
    /^(DENOMINACION|NOMBRE|DESCRIPCION) (DE LA |DE LAS )?TAREAS?$/,
  ],
  measure: [
    /^UNIDAD(ES)? DE MEDIDA( FISICA)?( U ?M)?( DE LA ACTIVIDAD OPERATIVA)?$/,
    /^U ?M$/,
    /^U ?DE ?M$/,
    /^(U|UN|UND|UNI|UNID|UNIDAD) ?(DE ?)?MED(IDA)?$/,
    /^MEDIDA$/,
    /^(UND|UNID)$/,
  ],
  target: [
    /^(TOTAL )?METAS?( FISICAS?)?( ANUAL(ES)?| TOTAL(ES)?)?( PROG(RAMADA)?S?)?( ANUAL)?(( DE LA)? ACTIVIDAD OPERATIVA)?( (AL )?20\d\d)?$/,
    /^METAS? (ANUAL(ES)? FISICAS?|INSTITUCIONAL(ES)?|DEL (ANO|EJERCICIO|PERIODO)( FISCAL)?( 20\d\d)?)$/,
    /^METAS?( POI| TOTAL| PROGRAMADA)( 20\d\d)?$/,
    /^METAS?( FISICAS?)?( ANUAL(ES)?)?( PROGRAMADAS?)?( DEL?)?( POI)? (INICIAL(ES)?|ORIGINAL(ES)?|APROBAD[AO]S?|PIA)( 20\d\d)?$/,
  ],
};

/** What identifies an activity whatever its name; a bare CÓDIGO or N° may be anything's. */
const ACTIVITY_CODE =
  /^(COD(IGO)?|ID)( DE)?( LA)? (ACTIVIDAD(ES)?( OPERATIVAS?)?|AO|POI)$|^(ACTIVIDAD(ES)?( OPERATIVAS?)?|AO) (COD(IGO)?|ID)$/;

/** How months make META, row by row: their sum, their mean, the last of them. */
const RULE =
  /^(TIPO|FORMA)( DE)? (METAS?( FISICAS?)?|AGREGACION|ACUMULACION)( DE( LA)? METAS?( FISICAS?)?)?$/;

/** Whether a folded name is that of a column that identifies an activity. */
export const namesActivityCode = (name: string): boolean => ACTIVITY_CODE.test(name);

/** Whether a folded name is that of a column that says how months make META (TIPO DE META). */
export const namesRule = (name: string): boolean => RULE.test(name);

/** What a folded name is one of the known names of, and how specific it is; undefined of other names. */
export function knownName(
  name: string,
): { readonly role: TextRole | "target"; readonly rank: number } | undefined {
  for (const role of ["measure", "category", "unit", "activity", "target"] as const) {
    const rank = ROLE_NAMES[role].findIndex((known) => known.test(name));
    if (rank >= 0) return { role, rank };
  }
  return undefined;
}

/** A name that begins with ACTIVIDAD and goes on as no known one does: "ACTIVIDADES ESPECÍFICAS", "ACTIVIDAD OPERATIVA INSTITUCIONAL". */
const LIKELY_ACTIVITY = /^((DENOMINACION|NOMBRE|DESCRIPCION) (DEL? )?(LAS? )?)?ACTIVIDAD(ES)?\b/;
/** It comes after every known name; by itself it makes a table all the same. */
export const LIKELY_RANK = 90;

/** Whether a text names activities: what is programmed without a period, as "ACTIVIDADES PROGRAMADAS", is then their column. */
export const namesActivity = (text: string): boolean => LIKELY_ACTIVITY.test(fold(text));

const DESCRIPTION = /^(DESCRIPCION|DENOMINACION)(ES)?$/;
const ACTIONS = /^ACCION(ES)?$/;
const QUANTITY = /^(CANTIDAD|CANT)( ANUAL| TOTAL| PROGRAMADA)*$/;
/** What may be a part of an entity, or a budget's, or goods. */
const LIKELY_UNIT = /^UNIDAD(ES)? EJECUTORAS?$|^(EQUIPO|DIVISION)(ES|S)?$/;

/**
 * From this rank on a name comes after every other of its role, and makes no table by itself: lists of goods have
 * descriptions, quantities and months as well, and budgets executing units.
 */
export const WEAK_RANK = 100;
/**
 * What a folded name may be the name of.
 * @param plain the same with its mark of a footnote
 */
export function weakName(name: string, plain: string): HeaderFacts | undefined {
  if (DESCRIPTION.test(plain)) return { role: "activity", rank: WEAK_RANK, describes: true };
  if (ACTIONS.test(name)) return { role: "activity", rank: WEAK_RANK };
  if (QUANTITY.test(name)) return { role: "target", rank: WEAK_RANK };
  return LIKELY_UNIT.test(plain) ? { role: "unit", rank: WEAK_RANK } : undefined;
}

/** What stands beside activities and is described as well. */
const OTHER_THINGS = /OBJETIVO|ESTRATEGIC|PRODUCTO|PROGRAMA|PROYECTO|FUNCION|FINALIDAD/;

/** Whether "DESCRIPCIÓN" under a name that is no column's may be that of an activity. */
export function mayDescribeActivity(text: string): boolean {
  return !OTHER_THINGS.test(fold(text));
}
