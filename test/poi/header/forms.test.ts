import { expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue } from "../../../src/poi/cells";
import { PlanBuilder } from "../../../src/poi/reading/plan-builder";
import { monthSlot, quarterSlot } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";

const UNITS = [
  "UNIDAD ORGÁNICA",
  "Unidad Orgánica Responsable",
  "ÓRGANO / UNIDAD ORGÁNICA",
  "Centro de Costo (CC)",
  "CENTRO DE COSTO / UNIDAD ORGÁNICA",
  "ÁREA USUARIA",
  "Dependencia responsable",
  "Gerencia / Oficina",
  "RESPONSABLE",
  "Facultad",
  "UNID. ORG.",
  "UUOO",
  "Unidad organizacional",
];
const ACTIVITIES = [
  "ACTIVIDAD",
  "Actividades Operativas",
  "ACTIVIDADES OPERATIVAS (AO)",
  "Actividad Operativa - AO",
  "ACTIVIDAD / TAREA",
  "Denominación de la Actividad Operativa",
  "ACTIVIDADES ESPECÍFICAS",
  "ACTIVIDADES PROGRAMADAS EN EL POI",
  "PROYECTO/ACTIVIDAD",
  "TAREAS",
  "AOI",
];
const MEASURES = [
  "UNIDAD DE MEDIDA",
  "U.M.",
  "U/M",
  "Unid. Med.",
  "UND",
  "UNIDAD DE\nMEDIDA FÍSICA",
];
const TARGETS = [
  "META",
  "META ANUAL 2024",
  "Meta física programada anual",
  "CANTIDAD ANUAL",
  "TOTAL ANUAL",
  "PROGRAMACIÓN ANUAL",
  "META INSTITUCIONAL",
  "Meta del año",
];
const LEADING = [
  "N°",
  "CÓDIGO",
  "PRIORIDAD",
  "OEI",
  "EJE",
  "MEF",
  "PRODUCTO",
  "SEC. FUNC.",
  "LÍNEA BASE",
];
const TRAILING = [
  "OBSERVACIONES",
  "% AVANCE",
  "LOGROS ALCANZADOS",
  "SUSTENTO",
  "Grado de avance (%)",
  "PIM",
];
const MONTHS = [
  ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SET", "OCT", "NOV", "DIC"],
  [
    "Ene-24",
    "Feb-24",
    "Mar-24",
    "Abr-24",
    "May-24",
    "Jun-24",
    "Jul-24",
    "Ago-24",
    "Set-24",
    "Oct-24",
    "Nov-24",
    "Dic-24",
  ],
];
const QUARTERS = [
  ["I TRIM", "II TRIM", "III TRIM", "IV TRIM"],
  ["1° Trim.", "2° Trim.", "3° Trim.", "4° Trim."],
  ["I T", "II T", "III T", "IV T"],
  ["Q1", "Q2", "Q3", "Q4"],
  ["Primer Trimestre", "Segundo Trimestre", "Tercer Trimestre", "Cuarto Trimestre"],
];
/** What is said of each month or quarter. */
const PAIRS = [
  ["PROGRAMADO", "EJECUTADO"],
  ["PROG.", "EJE."],
  ["P", "E"],
  ["Meta Prog.", "Meta Ejec."],
  ["Prog. Física", "Ejec. Física"],
  ["Previsto", "Realizado"],
  ["META", "EJECUCIÓN"],
  ["Meta", "Logro"],
  ["Plan", "Real"],
];
/** What is said over all months of a series. */
const GROUPS = [
  ["PROGRAMADO", "EJECUTADO"],
  ["METAS PROGRAMADAS", "METAS EJECUTADAS"],
  ["CRONOGRAMA DE PROGRAMACIÓN", "CRONOGRAMA DE EJECUCIÓN"],
  ["CRONOGRAMA PROGRAMADO", "CRONOGRAMA EJECUTADO"],
  ["CRONOGRAMA", "CRONOGRAMA DE METAS EJECUTADAS"],
  ["Programación de metas físicas", "Ejecución de metas físicas"],
  ["DISTRIBUCIÓN MENSUAL DE METAS", "EJECUCIÓN DE METAS"],
  ["ACTIVIDADES PROGRAMADAS", "ACTIVIDADES EJECUTADAS"],
];

const ACTIVITY_COUNT = 6;
const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
const quartersOf = (months: readonly number[]): number[] =>
  [0, 3, 6, 9].map((first) => sum(months.slice(first, first + 3)));
const blanks = (count: number): string[] => Array<string>(count).fill("");
const inTurn = <T>(a: readonly T[], b: readonly T[]): T[] => a.flatMap((each, at) => [each, b[at]]);

/** What is programmed in each month of an activity, and what is executed. */
const programmedIn = (activity: number): number[] =>
  Array.from({ length: 12 }, (_, month) => (activity * 7 + month * 5) % 6);
const executedIn = (activity: number): number[] =>
  programmedIn(activity).map((amount, month) =>
    Math.max(0, amount - ((activity + month) % 4 === 0 ? 1 : 0)),
  );

/** The amounts' part of a header and of a row. */
interface Form {
  readonly top: string[];
  readonly below?: string[];
  readonly amounts: (programmed: number[], executed: number[]) => number[];
}

const forms = fc
  .record({
    months: fc.constantFrom(...MONTHS),
    quarters: fc.constantFrom(...QUARTERS),
    pair: fc.constantFrom(...PAIRS),
    group: fc.constantFrom(...GROUPS),
    kind: fc.constantFrom(
      "groups",
      "groups and quarters",
      "pairs",
      "under",
      "quarters",
      "under quarters",
    ),
  })
  .map(({ months, quarters, pair, group, kind }): Form => {
    const [programmed, executed] = pair;
    const overMonths = [group[0], ...blanks(11), group[1], ...blanks(11)];
    const each = (names: string[]): string[] =>
      names.flatMap((name) => [`${name} ${programmed}`, `${name} ${executed}`]);
    const under = (names: string[]): Pick<Form, "top" | "below"> => ({
      top: names.flatMap((name) => [name, ""]),
      below: names.flatMap(() => [programmed, executed]),
    });
    const byQuarter: Form["amounts"] = (p, e) => inTurn(quartersOf(p), quartersOf(e));
    switch (kind) {
      case "groups":
        return { top: overMonths, below: [...months, ...months], amounts: (p, e) => [...p, ...e] };
      case "groups and quarters":
        return {
          top: [...overMonths, ...quarters.flatMap((name) => [name, ""])],
          below: [...months, ...months, ...quarters.flatMap(() => ["PROG.", "EJEC."])],
          amounts: (p, e) => [...p, ...e, ...byQuarter(p, e)],
        };
      case "pairs":
        return { top: each(months), amounts: inTurn };
      case "under":
        return { ...under(months), amounts: inTurn };
      case "quarters":
        return { top: each(quarters), amounts: byQuarter };
      default:
        return { ...under(quarters), amounts: byQuarter };
    }
  });

const books = fc
  .record({
    leading: fc.subarray(LEADING, { maxLength: 2 }),
    trailing: fc.subarray(TRAILING, { maxLength: 1 }),
    unit: fc.constantFrom(...UNITS),
    activity: fc.constantFrom(...ACTIVITIES),
    measure: fc.constantFrom(...MEASURES),
    target: fc.constantFrom(...TARGETS),
    isActivityFirst: fc.boolean(),
    form: forms,
  })
  .map(({ leading, trailing, unit, activity, measure, target, isActivityFirst, form }) => {
    const texts = (unitText: string, activityText: string): string[] =>
      isActivityFirst ? [activityText, unitText] : [unitText, activityText];
    const header: CellValue[] = [
      ...leading,
      ...texts(unit, activity),
      measure,
      target,
      ...form.top,
      ...trailing,
    ];
    const below = form.below && [
      ...blanks(leading.length + 4),
      ...form.below,
      ...trailing.map(() => ""),
    ];
    const rows = Array.from({ length: ACTIVITY_COUNT }, (_, at): CellValue[] => {
      const [programmed, executed] = [programmedIn(at), executedIn(at)];
      return [
        ...leading.map((name) => (name === "N°" ? at + 1 : "A")),
        ...texts(at < 3 ? "OFICINA A" : "OFICINA B", `Elaborar informe número ${at + 1}`),
        "INFORME",
        sum(programmed),
        ...form.amounts(programmed, executed),
        ...trailing.map((name) => (name.includes("%") ? 0.5 : name === "PIM" ? 1500.5 : "")),
      ];
    });
    const title = ["PLAN OPERATIVO INSTITUCIONAL 2024 - EJECUCIÓN AL IV TRIMESTRE"];
    return [title, [], header, ...(below ? [below] : []), ...rows];
  });

it("reads a sound plan whatever its header's words, without a remark", () => {
  fc.assert(
    fc.property(books, (values) => {
      const width = Math.max(...values.map((row) => row.length));
      const builder = new PlanBuilder();
      builder.add({
        sheet: "POI",
        firstRow: 0,
        firstColumn: 0,
        values: values.map((row) => [...row, ...blanks(width - row.length)]),
      });
      const plan = builder.finish();
      expect(plan.tables[0].missing.filter((column) => column !== "quarters")).toEqual([]);
      expect(validate(plan).findings).toEqual([]);
      const { count, amounts } = plan.activities;
      expect(count).toBe(ACTIVITY_COUNT);
      const last = ACTIVITY_COUNT - 1;
      const { columns } = plan.tables[0];
      const byMonth = columns.amount[monthSlot("executed", 0)] >= 0;
      const slot = (at: number): number =>
        byMonth ? monthSlot("executed", at) : quarterSlot("executed", at);
      const wanted = byMonth ? executedIn(last) : quartersOf(executedIn(last));
      expect(wanted.map((_, at) => amounts[slot(at)]?.[last])).toEqual(wanted);
    }),
    { numRuns: 400 },
  );
});
