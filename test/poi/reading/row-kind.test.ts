import { describe, expect, it } from "@jest/globals";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { textAt, type Plan } from "../../../src/poi/plan";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";
import {
  header,
  ONES,
  row,
  times,
  activity,
  read,
  named,
  THREE,
  OF_THREE,
  TOTAL,
} from "./plan-of-rows";

describe("a row of figures under TOTAL", () => {
  const SHARES = ONES.map(() => 0.9);

  it.each<[string, CellValue[]]>([
    ["% DE AVANCE", row(["", "% DE AVANCE", "", ""], SHARES)],
    ["DIFERENCIA, in the activity's column", row(["", "", "DIFERENCIA", ""], times(-1))],
    ["SALDO, in the measure's column", row(["", "", "", "SALDO"], times(2))],
    ["no label", row(["", "", "", ""], SHARES)],
    ["an amount of money", ["", "PRESUPUESTO S/", "", "", 250_000]],
    ["a date among signatures", ["", "GERENTE", "FECHA", "", 45_672]],
    ["a date beside its word", ["", "", "Fecha:", "15/10/2024"]],
  ])("is no activity: %s", (_, under) => {
    const plan = read([...THREE, TOTAL, under, under]);
    expect(named(plan)).toEqual(OF_THREE);
    expect(plan.totals.count).toBe(1);
  });

  it.each<[string, CellValue[], string[]]>([
    ["known words", row(["", "% DE AVANCE", "", ""], SHARES), []],
    ["money", row(["", "TOTAL PRESUPUESTO (S/.)", "", ""], times(125_000)), []],
    ["a count alone", ["", "Total de hojas", "", "", "", 2], []],
    ["shares without a label", row(["", "", "", ""], SHARES).with(4, 1), []],
    ["no label", row(["", "", "", ""], times(2)), ["info 5–6 of 2"]],
    ["few figures", ["", "JEFE", "", "", 45_678, 12_345], ["info 5–6 of 2"]],
    ["a name without a measure", row(["", "", "Actividad 4", ""]), ["warning 5–6 of 2"]],
    ["a total that adds up other rows", row(["", "TOTAL SEDES", "", ""]), ["warning 5–6 of 2"]],
  ])("is remarked where no words say what it is: %s", (_, under, expected) => {
    const { findings } = validate(read([...THREE, TOTAL, under, under]));
    const said = findings.flatMap((finding) => {
      if (finding.check !== "unread-rows") return [];
      const { first, last, count } = finding.detail;
      expect(finding.row).toBe(first);
      return [`${finding.severity} ${first}–${last} of ${count}`];
    });
    expect(said).toEqual(expected);
  });

  it.each<[string, CellValue[]]>([
    ["a measure", row(["", "", "Actividad 4", "Informe"])],
    ["its unit beside its name", row(["", "OPP", "Actividad 4", ""])],
    ["its number beside its name", row([4, "", "Actividad 4", ""])],
  ])("is one where it has %s", (_, under) => {
    expect(named(read([...THREE, TOTAL, under]))).toEqual([...OF_THREE, "Actividad 4"]);
  });

  it("is one where no TOTAL closes the rows above it", () => {
    const lacking = row(["", "", "Actividad 4", ""]);
    expect(named(read([...THREE, lacking, activity(5)]))).toContain("Actividad 4");
    const subtotal = row(["", "SUBTOTAL", "", ""], times(6));
    expect(named(read([...THREE, subtotal, lacking, activity(5)]))).toContain("Actividad 4");
    const first = row(["", "TOTAL", "", ""], times(7));
    expect(named(read([first, lacking, activity(5), activity(6)]))).toContain("Actividad 4");
  });

  it("is told by its words alone where the table has no measures", () => {
    const worked = row(["", "", "Promedio mensual", ""], times(2));
    const more = row(["", "", "Actividad 4", ""]);
    expect(named(read([...THREE, TOTAL, worked, more], ["N°", "U.M."]))).toEqual([
      ...OF_THREE,
      "Actividad 4",
    ]);
  });
});

describe("a row that has a label and a single figure", () => {
  const count = (target: number): CellValue[] => ["", "", "N° de actividades", "", target];

  it("is no activity where it counts those above it", () => {
    const plan = read([...THREE.slice(0, 2), count(2), ...THREE.slice(2), count(1)]);
    expect(named(plan)).toEqual(OF_THREE);
  });

  it.each<[string, CellValue[]]>([
    ["it says another figure", count(7)],
    ["it has a measure", ["", "", "N° de actividades", "Informe", 2]],
  ])("is one where %s", (_, other) => {
    expect(read([...THREE.slice(0, 2), other, ...THREE.slice(2)]).activities.count).toBe(4);
  });
});

describe("a row with its names right of META", () => {
  const moved = (cells: readonly CellValue[]): CellValue[] => [
    cells[0],
    cells[4],
    ...cells.slice(1, 4),
    ...cells.slice(5),
  ];

  it("is TOTAL by its label, though a column does not hold", () => {
    for (const label of [
      ["TOTAL", "", ""],
      ["", "TOTAL", ""],
    ]) {
      const wrong = row(["", ...label], [7, ...times(6).slice(1)]);
      const values = [header, ...THREE, wrong].map(moved);
      const plan = planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values });
      expect([named(plan), plan.totals.count]).toEqual([OF_THREE, 1]);
    }
  });
});

describe("a row without a number among its amounts", () => {
  const texts = (label: CellValue[], text: string): CellValue[] => [
    ...label,
    ...MONTHS.map(() => text),
    text,
  ];
  const TOTAL_LABEL = ["", "TOTAL", "", ""];

  it.each(["#REF!", "#VALUE!", "#¡VALOR!", "#N/A", "72 und."])(
    "is TOTAL by its label: %s",
    (text) => {
      const plan = read([...THREE, texts(TOTAL_LABEL, text)]);
      expect([named(plan), plan.totals.count]).toEqual([OF_THREE, 1]);
      expect(plan.totals.oddCells).toHaveLength(13);
    },
  );

  it("is one named TOTAL of something where all are errors", () => {
    const plan = read([...THREE, texts(["", "TOTAL OPP", "", ""], "#REF!"), activity(4)]);
    expect([named(plan).length, plan.totals.count]).toEqual([4, 1]);
  });

  it("is that of the rows right above it where it is a subtotal, and no other is wrong", () => {
    const subtotal = row(["", "SUBTOTAL", "", ""], times(6));
    const unknown = texts(["", "SUBTOTAL", "", ""], "#REF!");
    const rest = [activity(4, times(2)), activity(5)];
    const plan = read([
      ...THREE,
      subtotal,
      ...rest,
      unknown,
      ...rest,
      row(["", "TOTAL", "", ""], times(12)),
    ]);
    const { totals, findings } = validate(plan);
    expect(totals.slice(1)).toMatchObject([
      { scope: "section", start: 3, end: 5 },
      { scope: "plan", start: 0, end: 7 },
    ]);
    const wrong = findings.filter(({ severity }) => severity === "error");
    expect(new Set(wrong.map(({ row: at }) => at))).toEqual(new Set([7]));
  });

  it("is found to be wrong", () => {
    const { findings } = validate(read([...THREE, texts(TOTAL_LABEL, "#REF!")]));
    expect(findings.filter(({ severity }) => severity === "error")).toHaveLength(13);
  });

  it("is an activity by its name and measure where all are errors", () => {
    const plan = read([texts([1, "OPP", "Actividad 1", "Informe"], "#REF!"), ...THREE.slice(1)]);
    expect([named(plan), plan.activities.oddCells.length]).toEqual([OF_THREE, 13]);
  });

  it("is a header where it names columns, and none where its texts are anything else", () => {
    const repeated = ["", "TOTAL", "", "", "META", ...MONTHS];
    expect(read([...THREE, repeated, TOTAL]).totals.count).toBe(1);
    expect(
      read([...THREE, texts(["", "Observaciones", "", ""], "véase"), TOTAL]).totals.count,
    ).toBe(1);
    expect(named(read([...THREE, texts(["", "Observaciones", "", ""], "véase"), TOTAL]))).toEqual(
      OF_THREE,
    );
  });
});

describe("another block under TOTAL", () => {
  const summary = [
    ["UNIDAD ORGÁNICA", "", "N° ACTIVIDADES", "PROGRAMADO", "EJECUTADO", "% AVANCE"],
    ["OPP", "Oficina", "Dos", "Tres", 24, 0.9],
    ["TOTAL", "", 3, 72, 60, 0.8],
  ];

  it("is no part of the table where its columns have other names", () => {
    const plan = read([...THREE, TOTAL, [], ["", "RESUMEN POR UNIDAD"], ...summary]);
    expect([named(plan), plan.totals.count, plan.tables[0].lastRow]).toEqual([OF_THREE, 1, 4]);
  });

  it("is remarked where nothing names it as a whole", () => {
    const unreadOf = (plan: Plan) => plan.tables.map(({ unreadRows }) => unreadRows);
    expect(unreadOf(read([...THREE, TOTAL, [], ...summary]))).toMatchObject([
      { first: 7, last: 8, count: 2, areLikeActivities: false },
    ]);
    const months = ["", "", "COSAS", "", "", ...MONTHS];
    const things = row(["", "", "Cosa", ""]);
    expect(unreadOf(read([...THREE, TOTAL, [], months, things]))).toEqual([undefined]);
  });

  it("is a table of the plan where its header says so, after a summary as well", () => {
    const plan = read([...THREE, TOTAL, ...summary, header, activity(4), activity(5)]);
    expect(named(plan)).toEqual([...OF_THREE, "Actividad 4", "Actividad 5"]);
    expect(plan.tables).toHaveLength(2);
  });

  it("is no part of the plan where it is a budget, whose TOTAL is its own", () => {
    const budget = [
      ["", "PRESUPUESTO POR GENÉRICA DE GASTO"],
      ["N°", "Genérica", "", "", "Monto S/"],
      [1, "2.1 Personal", "", "", 1000],
      [2, "2.3 Bienes y servicios", "", "", 2000],
      ["", "TOTAL", "", "", 3000],
    ];
    const plan = read([...THREE, TOTAL, [], ...budget]);
    expect([named(plan), plan.totals.count]).toEqual([OF_THREE, 1]);
  });

  it("is one without a header of its own, under its title or not", () => {
    const title = ["", "", "", "", "", "EJECUCIÓN"];
    const more = [activity(4), row(["", "TOTAL", "", ""])];
    expect(named(read([...THREE, TOTAL, title, ...more]))).toEqual([...OF_THREE, "Actividad 4"]);
  });

  it("keeps names of columns where no TOTAL stands above them", () => {
    expect(named(read([...THREE, ...summary.slice(0, 1), activity(4)]))).toContain("Actividad 4");
  });
});

describe("another block under the plan, of whose header no word is known", () => {
  const staff = [
    ["N°", "APELLIDOS Y NOMBRES", "CARGO", "RÉGIMEN", "MESES", "REMUNERACIÓN"],
    [1, "Pérez Rojas, Ana", "Especialista", "CAS", 12, 4500],
    [2, "Quispe Mamani, Luis", "Asistente", "CAS", 9, 2500],
  ];

  it.each([
    ["TOTAL", [...THREE, TOTAL]],
    ["activities without TOTAL", THREE],
  ])("is named, and its rows are no activities: under %s", (_, above) => {
    for (const between of [[], [[]], [[], ["", "EQUIPO RESPONSABLE"]]]) {
      const plan = read([...above, ...between, ...staff]);
      expect(named(plan)).toEqual(OF_THREE);
      expect(plan.tables[0].unreadRows).toMatchObject({ count: 2, areLikeActivities: false });
      expect(plan.activities.oddCells).toEqual([]);
    }
  });

  it("does not end the plan before what has its header", () => {
    const plan = read([...THREE, TOTAL, ...staff, header, activity(4)]);
    expect(named(plan)).toEqual([...OF_THREE, "Actividad 4"]);
  });

  it.each<[string, CellValue[]]>([
    ["words for some of its amounts", ["", "OPP", "Actividad 4", "Informe", "doce", "una", "dos"]],
    ["no data, in two ways", ["", "OPP", "Actividad 4", "Informe", "S/D", "N.A."]],
  ])("is none where an activity has %s", (_, odd) => {
    const plan = read([...THREE, odd, activity(5), TOTAL]);
    expect(named(plan)).toEqual([...OF_THREE, "Actividad 4", "Actividad 5"]);
  });
});

describe("a row named TOTAL of something, under TOTAL", () => {
  it.each<[string, CellValue[]]>([
    ["money by month", row(["", "TOTAL PRESUPUESTO (S/.)", "", ""], times(125_000))],
    ["a count", ["", "Total de hojas", "", "", "", 2]],
  ])("is no total of the activities: %s", (_, under) => {
    const plan = read([...THREE, TOTAL, under]);
    expect([plan.activities.count, plan.totals.count]).toEqual([3, 1]);
  });

  it("is one where its figures are the sums, though one is wrong", () => {
    const wrong = row(["", "TOTAL DE LA OFICINA", "", ""], [7, ...times(6).slice(1)]);
    expect(read([...THREE, TOTAL, wrong]).totals.count).toBe(2);
  });
});

describe("a sum carried over to the next page", () => {
  const carried = (label: string, months: readonly number[]): CellValue[] =>
    row(["", "", label, ""], months);
  /** Three pages, of which the sums of the first and the second are carried over. */
  const pages = (brought = times(6)): CellValue[][] => [
    ...THREE,
    carried("VAN…", times(6)),
    header,
    carried("VIENEN…", brought),
    activity(4, times(4)),
    carried("VAN A LA PÁGINA 3", times(10)),
    carried("VIENEN DE LA PÁGINA 2", times(10)),
    activity(5, times(5)),
    row(["", "TOTAL", "", ""], times(15)),
  ];

  it("is no activity, and holds as a total", () => {
    const plan = read(pages());
    expect(named(plan)).toEqual([...OF_THREE, "Actividad 4", "Actividad 5"]);
    expect(validate(plan).findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("is told where it does not say what the pages before add up to", () => {
    const wrong = [...times(6).slice(1), 7];
    const { findings } = validate(read(pages(wrong)));
    expect(findings.filter(({ severity }) => severity === "error")).toMatchObject([
      { check: "total-sum", activity: "VIENEN…", slot: 0, found: 73, expected: 72 },
      { check: "total-sum", activity: "VIENEN…", slot: 12, found: 7, expected: 6 },
    ]);
  });

  /** The same, each page on a sheet of its own. */
  const sheets = (
    brought = times(6),
    labelled = (rows: CellValue[][]): CellValue[][] => rows,
  ): SheetBlock[] => {
    const rows = labelled(pages(brought));
    const third = rows.findIndex((each) => each.includes("VIENEN DE LA PÁGINA 2"));
    return [
      [header, ...rows.slice(0, 4)],
      rows.slice(4, third),
      [header, ...rows.slice(third)],
    ].map((values, at) => ({ sheet: `Hoja ${at + 1}`, firstRow: 0, firstColumn: 0, values }));
  };

  it("holds on another sheet, and is told where it does not", () => {
    const errors = (...blocks: SheetBlock[]) =>
      validate(planOf(...blocks)).findings.filter(({ severity }) => severity === "error");
    expect(errors(...sheets())).toEqual([]);
    expect(errors(...sheets([7, ...times(6).slice(1)]))).toMatchObject([
      { check: "total-sum", sheet: "Hoja 2", activity: "VIENEN…", found: 73, expected: 72 },
      { check: "total-sum", sheet: "Hoja 2", activity: "VIENEN…", found: 7, expected: 6 },
    ]);
  });

  it.each(["PASAN", "SUMA Y SIGUE", "A la vuelta", "TOTAL"])(
    "may have any name at the foot of the page, where the next begins with it: %s",
    (label) => {
      const named = (rows: CellValue[][]): CellValue[][] =>
        rows.map((each) => each.map((value) => (/^VAN/.test(String(value)) ? label : value)));
      const errors = (brought?: number[]): unknown[] =>
        [validate(read(named(pages(brought)))), validate(planOf(...sheets(brought, named)))].map(
          ({ findings }) =>
            findings.flatMap(({ severity, activity, slot }) =>
              severity === "error" ? [[activity, slot]] : [],
            ),
        );
      expect(errors()).toEqual([[], []]);
      const wrong = [
        ["VIENEN…", 0],
        ["VIENEN…", 1],
      ];
      expect(errors(times(6).with(0, 7))).toEqual([wrong, wrong]);
    },
  );

  it("names no unit over the activities below it", () => {
    const brought = row(["", "VIENEN…", "", ""], times(6));
    const unnamed = row([4, "", "Actividad 4", "Informe"]);
    const { activities } = read([...THREE, carried("VAN…", times(6)), header, brought, unnamed]);
    expect(textAt(activities, 3, "unit")).not.toBe("VIENEN…");
  });

  it("is an activity's name where it has a measure", () => {
    const van = row(["", "OPP", "Van de reparto", "Unidad"]);
    expect(named(read([...THREE, van]))).toContain("Van de reparto");
    expect(named(read([...THREE, carried("Vanguardia", ONES)]))).toContain("Vanguardia");
  });
});

describe("a row that adds up those above it under a label that is not TOTAL", () => {
  const LABELS = [
    "METAS TOTALES",
    "SUMA",
    "Sumatoria",
    "T O T A L",
    "T O T A L   G E N E R A L",
    "∑",
  ];

  it.each(LABELS)("is a total: %s", (label) => {
    for (const texts of [
      ["", label, "", ""],
      ["", "", label, ""],
      ["", "", "", label],
    ]) {
      const plan = read([...THREE, row(texts, times(6)), ["", "% DE AVANCE", "", "", 0.5, 0.5]]);
      expect([named(plan), plan.totals.count]).toEqual([OF_THREE, 1]);
    }
  });

  it("is one of the rows since the last total, of the table, or of the plan", () => {
    const subtotal = row(["", "", "METAS DE LA OFICINA", ""], times(6));
    const rest = [activity(4, times(2)), activity(5)];
    const all = [...THREE, subtotal, ...rest, row(["", "", "METAS DE OTRA", ""], times(3))];
    const plan = read([...all, row(["", "", "METAS TOTALES", ""], times(9))]);
    expect([plan.activities.count, plan.totals.count]).toEqual([5, 3]);
  });

  it("is one though some of its figures are wrong", () => {
    const wrong = row(["", "", "METAS TOTALES", ""], [9, ...times(6).slice(2), 9]);
    expect(read([...THREE, wrong]).totals.count).toBe(1);
  });

  const MARCH_AND_SEPTEMBER = [0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0];
  const JUNE_AND_DECEMBER = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1];
  const QUARTERLY = [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1];

  it.each<[string, CellValue[][]]>([
    ["it has a measure", [...THREE, row(["", "OPP", "Actividad 4", "Informe"], times(6))]],
    ["its unit stands beside it", [...THREE, row(["", "OPP", "Actividad 4", ""], times(6))]],
    ["its number stands beside it", [...THREE, row([4, "", "Actividad 4", ""], times(6))]],
    ["it says what the one above it says", [activity(1), row(["", "", "Actividad 4", ""])]],
    [
      "it says what one of those above it says, and the others nothing",
      [activity(1), activity(2, times(0)), row(["", "", "Actividad 4", ""])],
    ],
    [
      "those above it have their figures in months of their own",
      [
        activity(1, MARCH_AND_SEPTEMBER),
        activity(2, JUNE_AND_DECEMBER),
        row(["", "", "Actividad 4", ""], QUARTERLY),
      ],
    ],
  ])("is an activity where %s", (_, rows) => {
    const plan = read(rows);
    expect(named(plan).at(-1)).toBe("Actividad 4");
    expect(plan.totals.count).toBe(0);
  });

  it("is asked of so many rows only, where a table does without measures", () => {
    const rows = Array.from({ length: 300 }, (_, index) => row(["", "", `Actividad ${index}`, ""]));
    expect(read([...rows, row(["", "", "METAS TOTALES", ""], times(300))]).activities.count).toBe(
      301,
    );
  });
});

describe("a row of figures without any text", () => {
  const unlabelled = (...amounts: number[]): CellValue[] => ["", "", "", "", ...amounts];

  it("is TOTAL though META and a month are wrong, and these are its errors", () => {
    const plan = read([...THREE, unlabelled(73, 7, ...times(6).slice(1))]);
    expect([named(plan), plan.totals.count]).toEqual([OF_THREE, 1]);
    const errors = validate(plan).findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ check, slot, expected }) => [check, slot, expected])).toEqual([
      ["total-sum", 0, 72],
      ["total-sum", 1, 6],
    ]);
  });

  it("is that of the rows since the last total where it adds these up", () => {
    const subtotal = row(["", "SUBTOTAL", "", ""], times(6));
    const rest = [activity(4, times(2)), activity(5), unlabelled(37, ...times(3))];
    const plan = read([...THREE, subtotal, ...rest, unlabelled(109, ...times(9))]);
    expect([plan.activities.count, plan.totals.count]).toEqual([5, 3]);
  });

  it("is an activity where most of it adds up nothing", () => {
    const plan = read([...THREE, unlabelled(60, ...times(6).slice(6), ...times(4).slice(6))]);
    expect([plan.activities.count, plan.totals.count]).toEqual([4, 0]);
  });

  it("is an activity where it says what the only other one with figures says", () => {
    const plan = read([activity(1), activity(2, times(0)), unlabelled(11, ...ONES)]);
    expect([plan.activities.count, plan.totals.count]).toEqual([3, 0]);
  });
});
