import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { amountAt, textAt } from "../../../src/poi/plan";
import { monthSlot, quarterSlot, slotOf, TARGET } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf, poiSheet } from "../poi-sheet";
import { block } from "../sheet-block";

describe("header words", () => {
  it("reads one header row with series and month in one cell, whatever the case, accents and line breaks", () => {
    const plan = planOf(
      block([
        [
          "Órgano",
          "Actividad\nOperativa",
          "U.M.",
          "Meta  física\nanual",
          ...MONTHS.flatMap((month) => [`Prog. ${month}`, `Ejec.\n${month.toLowerCase()}`]),
        ],
        ["OPP", "Informe mensual", "Informe", 24, ...Array<number>(24).fill(2)],
      ]),
    );
    expect(plan.activities.count).toBe(1);
    expect(textAt(plan.activities, 0, "measure")).toBe("Informe");
    expect(amountAt(plan.activities, 0, TARGET)).toBe(24);
    expect(plan.tables[0].columns.amount[monthSlot("executed", 8)]).toBe(4 + 17);
    expect(validate(plan).counts.error).toBe(0);
  });

  it.each([
    ["in one cell", [["ACTIVIDAD", "META PROGRAMADA", "META EJECUTADA", "I TRIM PROG"]]],
    [
      "under META",
      [
        ["ACTIVIDAD", "META", "", "I TRIM"],
        ["", "PROG.", "EJEC.", "PROG."],
      ],
    ],
  ])("reads what was executed beside META as the year's: %s", (_, header) => {
    const { amount } = planOf(block([...header, ["Informe", 5, 3, 5]])).tables[0].columns;
    const year = slotOf("executed", { kind: "year", index: 0 });
    expect([amount[TARGET], amount[year], amount[quarterSlot("programmed", 0)]]).toEqual([1, 2, 3]);
  });

  it.each([
    ["5TO TRIM", -1],
    ["Cierre", -1],
    ["FÍSICA", 4],
    ["TOTAL", 4],
  ])(
    "under META EJECUTADA beside its months %s is the year's only where nothing else may be",
    (name, column) => {
      const { amount } = planOf(
        block([
          ["ACTIVIDAD", "META", "META EJECUTADA", "", ""],
          ["", "", "ENE", "FEB", name],
          ["Informe", 5, 3, 1, 4],
        ]),
      ).tables[0].columns;
      expect(amount[slotOf("executed", { kind: "year", index: 0 })]).toBe(column);
      expect(amount[monthSlot("executed", 1)]).toBe(3);
    },
  );

  it("takes META EJECUTADA 5TO TRIM for no year", () => {
    const { amount } = planOf(
      block([
        [
          "ACTIVIDAD",
          "META",
          "PROG. 1ER TRIM",
          "META EJECUTADA 1ER TRIM",
          "META EJECUTADA 5TO TRIM",
        ],
        ["Informe", 5, 3, 3, 1],
      ]),
    ).tables[0].columns;
    expect(amount[slotOf("executed", { kind: "year", index: 0 })]).toBe(-1);
  });

  it.each([
    ["SET", 8],
    ["SETIEMBRE", 8],
    ["Sept.", 8],
    ["Febr.", 1],
    ["Mzo.", 2],
    ["Agos.", 7],
    ["Septiembre", 8],
    ["ENERO", 0],
    ["Ago", 7],
    ["Ene-21", 0],
    ["ENE '21", 0],
    ["Mar.-2021", 2],
  ])("knows the month %s", (name, month) => {
    const plan = planOf(
      block([
        ["ÁREA", "TAREA", "UNIDAD DE MEDIDA", "META ANUAL", "PROGRAMADO"],
        ["", "", "", "", name],
        ["A", "B", "C", 1, 1],
      ]),
    );
    expect(plan.tables[0].columns.amount[monthSlot("programmed", month)]).toBe(4);
  });

  it.each([
    ["I TRIMESTRE", 0],
    ["II TRIM.", 1],
    ["3ER TRIM", 2],
    ["T4", 3],
    ["1° TRIMESTRE", 0],
    ["TRIMESTRE II", 1],
    ["Cuarto trimestre", 3],
    ["1T", 0],
    ["T-II", 1],
    ["Trim. I", 0],
    ["1er. Trimestre", 0],
    ["TRIM-04", 3],
    ["3er. T", 2],
  ])("knows the quarter %s", (name, quarter) => {
    const plan = planOf(
      block([
        ["CENTRO DE COSTO", "ACTIVIDAD", "U.M", "META", name, ""],
        ["", "", "", "", "PROG.", "EJEC."],
        ["A", "B", "C", 4, 1, 1],
      ]),
    );
    expect(plan.tables[0].columns.amount[quarterSlot("programmed", quarter)]).toBe(4);
    expect(plan.tables[0].columns.amount[quarterSlot("executed", quarter)]).toBe(5);
  });

  it.each([
    ["DESCRIPCIÓN", 1],
    ["Descripción de la actividad", 1],
    ["DESCRIPCIÓN DE LA TAREA", 1],
    ["Denominación", 1],
    ["ACTIVIDADES Y/O TAREAS", 1],
    ["Producto/Actividad", 1],
  ])("takes %s for the activity's name, but not beside ACTIVIDAD", (name, column) => {
    const activityColumn = (...names: string[]): number =>
      planOf(
        block([
          ["UNIDAD", ...names, "U.M.", "META", "PROG. ENE"],
          ["A", ...names.map((each) => `de ${each}`), "C", 1, 1],
        ]),
      ).tables[0].columns.text.activity;
    expect(activityColumn(name)).toBe(column);
    expect(activityColumn(name, "ACTIVIDAD")).toBe(2);
    expect(activityColumn("ACTIVIDAD", name)).toBe(1);
  });

  it.each([
    ["unit", "Órgano responsable"],
    ["unit", "Unidad orgánica / área"],
    ["unit", "Área usuaria"],
    ["unit", "Sub Unidad"],
    ["unit", "UNIDAD ORGÁNICA 1/"],
    ["activity", "AO"],
    ["activity", "Actividad Op."],
    ["activity", "Denominación de la AO"],
    ["activity", "ACTIVIDAD OPERATIVA (a)"],
    ["measure", "Und."],
    ["measure", "Unidad de Medida de la AO"],
  ] as const)("knows %s by the name %s", (role, name) => {
    const names = { unit: "UNIDAD", activity: "ACTIVIDAD", measure: "U.M.", [role]: name };
    const { text } = planOf(
      block([
        [...Object.values(names), "META", "PROG. ENE"],
        ["A", "B", "C", 1, 1],
      ]),
    ).tables[0].columns;
    expect(text).toMatchObject({ unit: 0, activity: 1, measure: 2 });
  });

  it.each([
    "META 2025 (c)",
    "META INICIAL",
    "META APROBADA",
    "META FÍSICA ANUAL PROGRAMADA INICIAL",
    "Meta Física Anual de la AO",
    "CANTIDAD ANUAL",
  ])("takes %s for the target", (name) => {
    const { amount } = planOf(
      block([
        ["UNIDAD", "ACTIVIDAD", "U.M.", name, "PROG. ENE"],
        ["A", "B", "C", 1, 1],
      ]),
    ).tables[0].columns;
    expect(amount[TARGET]).toBe(3);
  });

  it.each([
    ["PROG. FINANC.", "EJEC. FINANC."],
    ["PPTO. PROGRAMADO", "PPTO. EJECUTADO"],
    ["PROGRAMACIÓN DEL GASTO", "EJECUCIÓN DEL GASTO"],
    ["IMPORTE PROGRAMADO", "MONTO GIRADO"],
  ])("leaves out the money of %s, though it stands first", (programmed, executed) => {
    const { amount } = planOf(
      block([
        ["ÁREA", "ACTIVIDAD", "U.M.", "META", programmed, executed, "PROG. FÍSICA", "EJEC. FÍSICA"],
        ["", "", "", "", "I TRIM", "I TRIM", "I TRIM", "I TRIM"],
        ["A", "B", "C", 1, 900.5, 800.5, 1, 1],
      ]),
    ).tables[0].columns;
    expect(amount[quarterSlot("programmed", 0)]).toBe(6);
    expect(amount[quarterSlot("executed", 0)]).toBe(7);
  });

  it.each([
    ["FIN.", "FIS."],
    ["FÍSICA", "FINANCIERA"],
  ])("reads what is physical where %s and %s stand under each month and META", (...kinds) => {
    const { amount } = planOf(
      block([
        ["ÁREA", "ACTIVIDAD", "U.M.", "META", "", "ENE", "", "FEB", ""],
        ["", "", "", ...kinds, ...kinds, ...kinds],
        ["A", "B", "C", 2, 2, 1, 1, 1, 1],
      ]),
    ).tables[0].columns;
    const at = kinds[0] === "FIN." ? 1 : 0;
    expect([amount[TARGET], amount[monthSlot("programmed", 0)]]).toEqual([3 + at, 5 + at]);
  });

  const NAMES = ["ACTIVIDAD", "U.M.", "META", "PROGRAMADO"];
  const AMOUNTS = Array<number>(12).fill(1);

  it("reads a header with blank rows in it, as cells merged over them leave it", () => {
    for (const blanks of [[[]], [[], ["", ""]]]) {
      const months = ["", "", "", ...MONTHS];
      const rows = [NAMES, ...blanks, months, ["ATENDER", "ACCIÓN", 12, ...AMOUNTS]];
      const [{ columns, lastHeaderRow, missing }] = planOf(block(rows)).tables;
      expect(columns.amount[monthSlot("programmed", 11)]).toBe(14);
      expect(lastHeaderRow).toBe(1 + blanks.length);
      expect(missing).not.toContain("target");
    }
  });

  it("takes what names columns of texts below a blank row for a header of its own", () => {
    const row = ["ATENDER", "ACCIÓN", 12, ...AMOUNTS];
    const header = [...NAMES.slice(0, 3), ...MONTHS];
    for (const above of [NAMES, ["UNIDAD ORGÁNICA", "OPP", "META", "I TRIM"]]) {
      const [{ columns, firstHeaderRow }] = planOf(block([above, [], header, row])).tables;
      expect(firstHeaderRow).toBe(2);
      expect(columns.text.unit).toBe(-1);
    }
  });

  it("takes CANTIDAD under META for the target, and META itself before any CANTIDAD", () => {
    const targetOf = (...rows: CellValue[][]): number =>
      planOf(block([...rows, ["A", "B", "C", 1, 1, 1]])).tables[0].columns.amount[TARGET];
    const under = ["", "", "UNIDAD DE MEDIDA", "CANTIDAD", "ENE", "FEB"];
    expect(targetOf(["ÁREA", "ACTIVIDAD", "META FÍSICA", "", "PROGRAMADO", ""], under)).toBe(3);
    expect(targetOf(["ÁREA", "ACTIVIDAD", "U.M.", "CANTIDAD", "META", "PROG. ENE"])).toBe(4);
  });

  it("takes none of several descriptions that nothing tells apart, nor an objective's", () => {
    const of = (...header: CellValue[][]): number =>
      planOf(block([...header, ["A", "B", "D", "C", 1, 1]])).tables[0].columns.text.activity;
    expect(of(["UNIDAD", "DESCRIPCIÓN", "DESCRIPCIÓN", "U.M.", "META", "PROG. ENE"])).toBe(-1);
    expect(
      of(
        ["UNIDAD", "OBJETIVO", "", "U.M.", "META", "PROG."],
        ["", "CÓDIGO", "DESCRIPCIÓN", "", "", "ENE"],
      ),
    ).toBe(-1);
    expect(
      of(
        ["UNIDAD", "DATOS DE LA TAREA", "", "U.M.", "META", "PROG."],
        ["", "CÓDIGO", "DESCRIPCIÓN", "", "", "ENE"],
      ),
    ).toBe(2);
    // Of two, that of the activity.
    expect(
      of(
        ["LÍNEA", "UNIDAD", "ACTIVIDAD", "", "META", "PROG."],
        ["DESCRIPCIÓN", "", "CÓDIGO", "DESCRIPCIÓN", "", "ENE"],
      ),
    ).toBe(3);
  });

  it("takes no list of goods for a plan by its descriptions, nor a budget by its executing units", () => {
    const twelve = Array<number>(12).fill(1);
    const { values } = poiSheet({ activities: [{}] });
    const goods = [
      ["ITEM", "DESCRIPCIÓN", "UNIDAD DE MEDIDA", "CANTIDAD", "TOTAL", ...MONTHS],
      [1, "Papel bond", "Millar", 12, 12, ...twelve],
    ];
    const budget = [
      ["UNIDAD EJECUTORA", "ESPECÍFICA", "TOTAL", ...MONTHS],
      ["001 SEDE", "2.3.1", 12, ...twelve],
    ];
    const plan = planOf(
      block(values.map((row) => [...row])),
      block(goods, "Bienes"),
      block(budget, "Gasto"),
    );
    expect(plan.tables.map(({ sheet }) => sheet)).toEqual(["Hoja1"]);
    expect(plan.notRead.map(({ sheet, missing }) => [sheet, missing.includes("activity")])).toEqual(
      [
        ["Bienes", true],
        ["Gasto", true],
      ],
    );
  });

  it("takes a schedule of execution for what is programmed", () => {
    const { amount } = planOf(
      block([
        ["UNIDAD", "ACTIVIDAD", "META", "CRONOGRAMA DE EJECUCIÓN", "", "EJECUCIÓN", ""],
        ["", "", "", "ENE", "FEB", "ENE", "FEB"],
        ["A", "B", 2, 1, 1, 1, 1],
      ]),
    ).tables[0].columns;
    expect([amount[monthSlot("programmed", 1)], amount[monthSlot("executed", 1)]]).toEqual([4, 6]);
  });

  it("takes what is to a period's end for the period's where its series has no months", () => {
    const columnOf = (title: string, ...others: string[]): number => {
      const header = ["UNIDAD", "ACTIVIDAD", "META", title, ...others];
      const row = ["OPP", "Atender", ...header.slice(2).map(() => 1)];
      const [{ columns }] = planOf(block([header, row])).tables;
      return columns.amount[quarterSlot("executed", 2)];
    };
    const title = "EJECUTADO AL III TRIMESTRE";
    expect(columnOf(title, ...MONTHS.map((month) => `PROG. ${month}`))).toBe(3);
    expect(columnOf(title, ...MONTHS.map((month) => `EJEC. ${month}`))).toBe(-1);
    expect(columnOf(title, "EJEC. II TRIM", "EJEC. III TRIM")).toBe(5);
  });

  it("takes the series that stands over its semesters and annual total", () => {
    const plan = planOf(
      block([
        ["UNIDAD", "ACTIVIDAD", "META", "PROGRAMADO", "", "", "EJECUTADO", "", ""],
        ["", "", "", "I SEM", "II SEMESTRE", "TOTAL", "I SEM", "II SEM", "ANUAL"],
        ["A", "B", 10, 4, 6, 10, 4, 5, 9],
      ]),
    );
    const { amount } = plan.tables[0].columns;
    expect(amount[slotOf("programmed", { kind: "year", index: 0 })]).toBe(5);
    expect(amount[slotOf("executed", { kind: "semester", index: 1 })]).toBe(7);
  });
});

describe("titles", () => {
  it.each([
    ["PLAN OPERATIVO INSTITUCIONAL 2021 - EJECUCIÓN AL IV TRIMESTRE", 2021, 4],
    ["Seguimiento del POI 2023 al II Trim.", 2023, 2],
    ["EVALUACIÓN POI 2024 - I SEMESTRE", 2024, 2],
    ["POI 2022 - AVANCE AL 3ER TRIMESTRE", 2022, 3],
    ["POI 2022 DE ENERO A SETIEMBRE", 2022, 3],
    ["PLAN OPERATIVO INSTITUCIONAL", null, null],
  ])("%s", (title, year, quarter) => {
    const plan = planOf(poiSheet({ title, activities: [{}] }));
    expect([plan.title, plan.year, plan.quarter]).toEqual([title, year, quarter]);
  });

  it.each(["POI 2024 AL IV TRIMESTRE", "EJECUCIÓN AL II TRIMESTRE"])(
    "%s: right above the header it is no group of its columns",
    (title) => {
      const sheet = poiSheet({ title, activities: [{}] });
      const twoRows = { ...sheet, values: sheet.values.filter((_, row) => row !== 1) };
      const oneRow = block([
        [title],
        ["ACTIVIDAD", "U.M.", "META", ...MONTHS],
        ["ATENDER", "ACCIONES", 12, ...Array<number>(12).fill(1)],
      ]);
      for (const plan of [twoRows, oneRow].map((each) => planOf(each))) {
        expect(plan.title).toBe(title);
        expect(validate(plan).counts.error).toBe(0);
      }
    },
  );

  it.each(["OEI / AEI", "Cat. Pptal", "CENTRO DE COSTO / UNIDAD ORGÁNICA", "Cualquier cosa"])(
    "is none of the header, right above which it stands and which begins with “%s”",
    (first) => {
      const { values, ...rest } = poiSheet({ activities: [{}] });
      const [, , top, ...below] = values;
      for (const title of [
        "EVALUACIÓN AL II TRIMESTRE 2026",
        "EJECUCIÓN AL I SEMESTRE",
        "II TRIMESTRE 2026",
        "2026",
      ]) {
        const table = [[first, ...top], ...below.map((row) => ["", ...row])];
        const plan = planOf({ ...rest, values: [[title], ...table] });
        expect(plan.tables[0].firstHeaderRow).toBe(1);
        expect(validate(plan).counts.error).toBe(0);
      }
    },
  );

  it("is none of the header, right above which it stands with another title", () => {
    const { values, ...rest } = poiSheet({ activities: [{}] });
    const above = [["POI 2024 - EJECUCIÓN AL IV TRIMESTRE"], ["PROGRAMACIÓN FÍSICA"]];
    for (const titles of [above, [["PLAN OPERATIVO"], ...above], [...above, ["AÑO 2024"]]]) {
      const plan = planOf({ ...rest, values: [...titles, ...values.slice(2)] });
      expect(plan.tables[0].firstHeaderRow).toBe(titles.length);
      expect([plan.year, plan.quarter]).toEqual([2024, 4]);
      expect(validate(plan).findings).toEqual([]);
    }
  });

  it("takes the last quarter with execution where the title does not say", () => {
    const executed = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
    const validation = validate(
      planOf(poiSheet({ title: "POI 2022", activities: [{ executed }] })),
    );
    expect([validation.quarter, validation.quarterSource]).toEqual([2, "amounts"]);
  });
});
