import { describe, expect, it } from "@jest/globals";
import { findingText } from "../../../src/i18n/finding-text";
import { catalogue } from "../../../src/i18n/index";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { columnLetters } from "../../../src/poi/address";
import { columnsUsed } from "../../../src/poi/header/columns";
import type { PointedHeader } from "../../../src/poi/header/pointed-header";
import { PlanBuilder } from "../../../src/poi/reading/plan-builder";
import { monthSlot, TARGET } from "../../../src/poi/slots";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { verdictOf } from "../../../src/poi/validation/verdict";
import { MONTHS, planOf } from "../poi-sheet";

/** A column: the cells of its header, and what each of two activities has in it. */
type Column = readonly [heads: readonly string[], first: CellValue, second?: CellValue];

const sheetOf = (
  columns: readonly Column[],
  { title = "POI 2025 AL IV TRIMESTRE", again = false } = {},
): SheetBlock => {
  const height = Math.max(...columns.map(([heads]) => heads.length));
  const header = Array.from({ length: height }, (_, row) =>
    columns.map(([heads]) => heads[row] ?? ""),
  );
  const values = [
    columns.map((_, column) => (column === 0 ? title : "")),
    columns.map(() => ""),
    ...header,
    columns.map(([, value]) => value),
    ...(again ? header : []),
    columns.map(([, first, second = first], column) => (column === 1 ? "OTRA" : second)),
  ];
  return { sheet: "POI", firstRow: 0, firstColumn: 0, values };
};

const TEXTS: readonly Column[] = [
  [["UNIDAD"], "OPP"],
  [["ACTIVIDAD"], "INFORMAR"],
  [["U.M."], "INFORME"],
];
const months = (group: string, amount: number, name = (month: string) => month): Column[] =>
  MONTHS.map((month, index) => [[index === 0 ? group : "", name(month)], amount]);

/** Columns A–C texts, D META, E–P programmed, Q–AB executed. */
const USUAL: readonly Column[] = [
  ...TEXTS,
  [["META"], 12],
  ...months("PROGRAMADO", 1),
  ...months("EJECUTADO", 1),
];

const unread = (validation: Validation): string[][] =>
  validation.findings.flatMap((finding) =>
    finding.check === "unread-columns"
      ? [
          finding.detail.columns.map(({ column, header, readInstead, laterYear }) =>
            [
              columnLetters(column),
              header,
              laterYear ?? (readInstead < 0 ? "?" : columnLetters(readInstead)),
            ].join(" "),
          ),
        ]
      : [],
  );

const validated = (sheet: SheetBlock): Validation => validate(planOf(sheet));

describe("columns with figures that are not read", () => {
  it.each<[string, readonly Column[]]>([
    ["% DE AVANCE", [[["% DE AVANCE"], 0.9]]],
    ["what is left", [[["DIF."], 3]]],
    ["money", [[["PRESUPUESTO (S/)"], 5000]]],
    ["a budget's codes", [[["CAT. PPTAL."], 9002]]],
    ["what of it is spoken for", [[["COMPROMISO ANUAL"], 5000]]],
    [
      "numbers of SIAF and Invierte.pe",
      [
        [["SIAF"], 1234],
        [["RUBRO"], 18],
        [["SEC_FUNC"], 45],
        [["CUI"], 2234567],
      ],
    ],
    ["an index", [[["ICM"], 0.95]]],
    ["a balance", [[["SALDO"], 3]]],
    ["remarks that are numbers", [[["OBSERVACIONES"], 7]]],
    ["a running total", [[["ACUMULADO AL MES"], 7]]],
    ["a code", [[["CÓDIGO POI"], 12]]],
    [
      "a weight and a baseline",
      [
        [["PESO"], 0.2],
        [["LÍNEA BASE 2023"], 7],
      ],
    ],
    ["texts under words that are not known", [[["RESULTADO ESPERADO"], "Informes a tiempo"]]],
    ["nothing but zeros", [[["RESULTADO ESPERADO"], 0]]],
    ["META once more, with the same figures", [[["META"], 12]]],
    ["no header, right of all others", [[[], 5]]],
  ])("are not warned of where they are known, or there is nothing to miss: %s", (_, more) => {
    const validation = validated(sheetOf([...USUAL, ...more]));
    expect(unread(validation)).toEqual([]);
    expect(verdictOf(validation)).toBe("ready");
  });

  it("are no columns of money where they hold a budget's codes", () => {
    const moneyOf = (name: string): number =>
      validated(sheetOf([...USUAL, [[name], 9002]])).plan.tables[0].columns.money;
    const names = ["Cat. Pptal.", "PROGRAMA PRESUPUESTAL", "ESPECÍFICA DE GASTO"];
    expect(names.map(moneyOf)).toEqual([-1, -1, -1]);
    expect(["PRESUPUESTO", "PROGRAMACIÓN PRESUPUESTAL"].map(moneyOf)).toEqual([28, 28]);
  });

  it("are not warned of left of the plan's amounts, where codes stand, but where TOTAL adds them up", () => {
    const sheet = sheetOf([[["EJECT. ANUL"], 12], ...USUAL]);
    expect(unread(validated(sheet))).toEqual([]);
    const withTotal = (left: CellValue): SheetBlock => ({
      ...sheet,
      values: [
        ...sheet.values,
        [left, "TOTAL", "", "", 24, ...months("", 2).flatMap(([, two]) => [two, two])],
      ],
    });
    expect(unread(validated(withTotal("")))).toEqual([]);
    expect(unread(validated(withTotal(7)))).toEqual([]);
    expect(unread(validated(withTotal(24)))).toEqual([["A EJECT. ANUL ?"]]);
  });

  it.each<[string, readonly Column[], string[]]>([
    [
      "a series twice",
      months("PROGRAMADO", 2).slice(0, 2),
      ["AC PROGRAMADO / ENE E", "AD PROGRAMADO / FEB F"],
    ],
    ["META twice", [[["META ANUAL"], 13]], ["AC META ANUAL D"]],
    ["words that are not known", [[["EJECTUADO ANUL"], 12]], ["AC EJECTUADO ANUL ?"]],
    ["a series without a period", [[["EJECUTADO"], 12]], ["AC EJECUTADO ?"]],
    ["one activity of two", [[["CUARTO"], "", 3]], ["AC CUARTO ?"]],
  ])("are named: %s", (_, more, expected) => {
    const validation = validated(sheetOf([...USUAL, ...more]));
    expect(unread(validation)).toEqual([expected]);
    expect(verdictOf(validation)).toBe("to-review");
  });

  it("are named, and keep nothing from being presented: running totals that no sum is compared with", () => {
    const sheet = sheetOf([
      ...USUAL,
      [["PROGRAMADO AL III TRIM"], 9],
      [["AL III TRIM (ACUM.)"], 8],
    ]);
    const validation = validated(sheet);
    expect(unread(validation)).toEqual([
      ["AC PROGRAMADO AL III TRIM ?", "AD AL III TRIM (ACUM.) ?"],
    ]);
    expect(verdictOf(validation)).toBe("ready");
  });

  it("are named where they have no header, among others that have one", () => {
    const columns = USUAL.map(([heads, ...amounts], at): Column => [
      at === 20 ? [""] : heads,
      ...amounts,
    ]);
    expect(unread(validated(sheetOf(columns)))).toEqual([["U  ?"]]);
  });

  it("are named once, however many pages the table has", () => {
    const sheet = sheetOf([...USUAL, [["CUARTO"], 3]], { again: true });
    const validation = validated(sheet);
    expect(validation.plan.tables).toHaveLength(2);
    expect(unread(validation)).toEqual([["AC CUARTO ?"]]);
  });

  it("are not named where somebody pointed at the column that is meant", () => {
    const sheet = sheetOf([...USUAL, [["META ANUAL"], 12, 13]]);
    const header: PointedHeader = {
      sheet: "POI",
      cells: [{ field: "target", index: 0, text: "META ANUAL", row: 0, nth: 0 }],
    };
    const builder = new PlanBuilder(0, [header]);
    builder.add(sheet);
    const plan = builder.finish();
    expect(plan.tables[0].columns.amount[TARGET]).toBe(28);
    expect(unread(validate(plan))).toEqual([]);
  });

  it("are said by letter and header, what another column says apart from what is not known", () => {
    const [finding] = validated(
      sheetOf([...USUAL, [["META ANUAL"], 13], [["CUARTO"], 3]]),
    ).findings.filter(({ check }) => check === "unread-columns");
    expect([finding.row, columnLetters(finding.column)]).toEqual([3, "AC"]);
    for (const [language, quoted] of [
      ["es", ["AD («CUARTO»)", "AC («META ANUAL»)", "que sí se leyó: D."]],
      ["en", ["AD (“CUARTO”)", "AC (“META ANUAL”)", "which was read: D."]],
    ] as const) {
      const text = findingText(catalogue(language), finding);
      for (const each of quoted) expect(text).toContain(each);
    }
  });
});

describe("columns of several years", () => {
  const HISTORY: readonly Column[] = [
    ...TEXTS,
    ...months("EJECUTADO 2024", 5),
    [["TOTAL EJECUTADO 2024"], 60],
    [["META 2024"], 50],
    [["META 2025"], 12],
    [["META 2026"], 70],
    ...months("PROGRAMADO 2025", 1),
    ...months("EJECUTADO 2025", 1),
  ];

  it("are read where they name the plan's year, and those of years before it left out without a word", () => {
    const validation = validated(sheetOf(HISTORY));
    const { amount } = validation.plan.tables[0].columns;
    expect([amount[TARGET], amount[monthSlot("executed", 0)]]).toEqual([17, 31]);
    expect(validation.execution.totals).toMatchObject({ programmed: 24, executed: 24 });
    expect(unread(validation)).toEqual([["S META 2026 2026"]]);
    expect(validation.findings).toHaveLength(1);
    expect(verdictOf(validation)).toBe("ready");
  });

  it("are named where they are of a year after it, apart from what is not known, unless they are blank", () => {
    const more: Column[] = [...months("PROGRAMADO 2026", 5), ...months("PROGRAMADO 2027", 0)];
    const { findings } = validated(sheetOf([...HISTORY, [["CUARTO"], 3], ...more]));
    const named = findings.filter((finding) => finding.check === "unread-columns");
    expect(named.map(({ severity, column }) => [severity, columnLetters(column)])).toEqual([
      ["info", "S"],
      ["warning", "AR"],
    ]);
    expect(named[0].detail.columns).toHaveLength(13);
    const text = findingText(catalogue("es"), named[0]);
    expect(text).toContain("S («META 2026»), AS («PROGRAMADO 2026 / ENE»)");
    expect(text).toContain("las cifras de 2026, posteriores");
  });

  it("are the plan's where none of its kind is of the year that the title says", () => {
    const columns: Column[] = [
      ...TEXTS,
      [["META 2026"], 12],
      ...months("PROGRAMADO 2025", 1),
      ...months("EJECUTADO", 1),
    ];
    const validation = validated(sheetOf([...columns, [["META 2026"], 13]]));
    expect(unread(validation)).toEqual([["AC META 2026 D"]]);
    expect(verdictOf(validation)).toBe("to-review");
  });

  it.each<[string, readonly Column[], string[][], number]>([
    [
      "META of years after it",
      [
        [["META ANUAL"], 12],
        [["META 2026"], 13],
        [["META 2027"], 14],
      ],
      [["E META 2026 2026", "F META 2027 2027"]],
      3,
    ],
    [
      "years after it without a word",
      [
        [["META"], 12],
        [["2026"], 13],
        [["2027"], 14],
      ],
      [["E 2026 2026", "F 2027 2027"]],
      3,
    ],
    [
      "META of a year before it, left out",
      [
        [["META 2024"], 9],
        [["META"], 12],
      ],
      [],
      4,
    ],
  ])("stand beside one that names none: %s", (_, targets, named, target) => {
    const series = [...months("PROGRAMADO", 1), ...months("EJECUTADO", 1)];
    const validation = validated(sheetOf([...TEXTS, ...targets, ...series]));
    expect(validation.plan.tables[0].columns.amount[TARGET]).toBe(target);
    expect(unread(validation)).toEqual(named);
    expect(validation.findings.every(({ severity }) => severity === "info")).toBe(true);
    expect(verdictOf(validation)).toBe("ready");
  });

  it("are doubted where META of the plan's year says otherwise than one that names none, or a year before has no words", () => {
    const series = [...months("PROGRAMADO", 1), ...months("EJECUTADO", 1)];
    const two: Column[] = [
      [["META"], 9],
      [["META 2025"], 12],
    ];
    expect(unread(validated(sheetOf([...TEXTS, ...two, ...series])))).toEqual([["D META E"]]);
    const before: Column[] = [
      [["META"], 12],
      [["2024"], 9],
    ];
    expect(unread(validated(sheetOf([...TEXTS, ...before, ...series])))).toEqual([["E 2024 ?"]]);
  });

  it.each([
    ["EJECUTADO 2023", "EJECUTADO 2024"],
    ["LOGRO EJECUTADO 2023", "Ejecución 2024"],
  ])(
    "are known of years before without a part of the year, left of the plan's and behind: %s",
    (one, other) => {
      const past = (from: string): SheetBlock => {
        const columns: Column[] = [
          ...TEXTS,
          [[one], 9, 4],
          [["META 2025"], 12],
          ...months(`PROGRAMADO ${from}`, 1),
          ...months(`EJECUTADO ${from}`, 1),
          [[other], 7, 3],
        ];
        const sheet = sheetOf(columns);
        const total = columns.map(([, first, second = first], at) =>
          at === 0 ? "TOTAL" : typeof first === "number" ? first + Number(second) : "",
        );
        return { ...sheet, values: [...sheet.values, total] };
      };
      expect(unread(validated(past("2025")))).toEqual([]);
      // A plan of which the title says another year than its columns do.
      expect(unread(validated(past("2024")))).toEqual([[`D ${one} ?`, `AD ${other} ?`]]);
    },
  );

  it("are not this year's execution where what is programmed is of this year and they are of the last", () => {
    const withExecuted = (group: string): Validation =>
      validated(
        sheetOf([
          ...TEXTS,
          ...months(group, 5),
          ...months("PROGRAMADO 2025", 1),
          [["", "TOTAL"], 12],
        ]),
      );
    const before = withExecuted("EJECUTADO 2024");
    expect(before.execution.totals.executed).toBe(0);
    expect(before.findings.map(({ check }) => check)).toEqual(["missing-column"]);
    expect(withExecuted("EJECUTADO 2025").execution.totals.executed).toBe(120);
    expect(withExecuted("EJECUTADO").execution.totals.executed).toBe(120);
  });

  it("are META's of the plan where it names no year, and an indicator's does", () => {
    const validation = validated(sheetOf([...USUAL, [["PEI", "Meta 2025"], 7]]));
    expect(validation.plan.tables[0].columns.amount[TARGET]).toBe(3);
    expect(unread(validation)).toEqual([["AC PEI / Meta 2025 ?"]]);
  });

  it("have what is wrong with them found", () => {
    const sheet = sheetOf(
      HISTORY.map(([heads, ...amounts]): Column =>
        heads[0] === "META 2025" ? [heads, 13, 12] : [heads, ...amounts],
      ),
    );
    expect(validated(sheet).findings).toMatchObject([
      { check: "unread-columns", severity: "info" },
      { check: "target-sum", row: 4, column: 17, found: 13, expected: 12 },
    ]);
  });

  it("are taken in their order, and named, where no title says the year", () => {
    const validation = validated(sheetOf(HISTORY, { title: "POI" }));
    expect(validation.plan.tables[0].columns.amount[TARGET]).toBe(16);
    const [named] = unread(validation);
    expect(named).toContain("R META 2025 Q");
    expect(named).toContain("AF EJECUTADO 2025 / ENE D");
  });

  it("are all read of a wide sheet, whichever it takes", () => {
    const used = columnsUsed(validated(sheetOf(HISTORY)).plan.tables[0].columns);
    expect(used).toEqual(expect.arrayContaining([3, 16, 17, 31]));
  });
});

describe("another table beside the one that is read", () => {
  const beside = ({ findings }: Validation): string[] =>
    findings.flatMap((finding) =>
      finding.check === "unread-columns" ? [findingText(catalogue("es"), finding)] : [],
    );
  const OTHER: readonly Column[] = [
    [[], ""],
    [["UNIDAD"], "SGO"],
    [["ACTIVIDAD"], "SUPERVISAR", "PAVIMENTAR"],
    [["U.M."], "OBRA"],
    [["META"], 24],
    ...months("PROGRAMADO", 2),
    ...months("EJECUTADO", 2),
  ];

  it("is named as one, and keeps the plan from being ready", () => {
    const validation = validated(sheetOf([...USUAL, ...OTHER]));
    expect(beside(validation)).toEqual([
      "Las columnas AD a BE parecen otro cuadro, al lado del que se leyó: sus actividades no se leyeron, no se cuentan y sus sumas no se comprueban. Páselo, con su título y sus encabezados, a una hoja propia o debajo del otro cuadro.",
    ]);
    expect(verdictOf(validation)).toBe("to-review");
    expect(validation.execution.totals).toEqual(validated(sheetOf(USUAL)).execution.totals);
  });

  it("is told apart from columns of the plan that are not read", () => {
    const validation = validated(sheetOf([...USUAL, [["EJECTUADO ANUL"], 12], ...OTHER]));
    const [own, others] = beside(validation);
    expect(own).toContain("AC («EJECTUADO ANUL»)");
    expect(own).not.toContain("AH");
    expect(others).toContain("Las columnas AE a BF parecen otro cuadro");
  });

  it.each<[string, readonly Column[]]>([
    ["a text of what was done", [[["ACTIVIDAD"], "INFORMES HECHOS", "OTROS"]]],
    [
      "the unit once more, and META",
      [
        [["UNIDAD"], "OPP"],
        [["META"], 13],
      ],
    ],
  ])("is not seen in %s", (_, more) => {
    expect(beside(validated(sheetOf([...USUAL, ...more]))).join("")).not.toContain("otro cuadro");
  });
});
