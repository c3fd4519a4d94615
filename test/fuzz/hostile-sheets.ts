import fc from "fast-check";
import type { CellValue, SheetBlock } from "../../src/poi/cells";
import { MONTHS, poiSheet } from "../poi/poi-sheet";

/** Header words as entities write them, and others that look like them. */
const HEADERS = [
  ...["UNIDAD ORGÁNICA", "Centro de Costo", "RESPONSABLE", "ÁREA", "MEF", "CATEGORÍA PRESUPUESTAL"],
  ...[
    "ACTIVIDAD POI",
    "Actividad\nOperativa",
    "TAREA",
    "UNIDAD DE MEDIDA",
    "U.M.",
    "META",
    "META ANUAL",
  ],
  ...[
    "PROGRAMADO",
    "PROG.",
    "EJECUTADO",
    "EJEC.",
    "REPROGRAMADO",
    "% AVANCE",
    "OBSERVACIÓN",
    "N°",
    "CÓDIGO",
  ],
  ...["I TRIMESTRE", "II TRIM", "3ER TRIM", "T4", "I SEMESTRE", "TOTAL", "ANUAL"],
  ...["F(RE) 01", "F(SE) 12", "F(RE) Total", "Motivo(SE) 03", "Fn(RE) 02"],
  ...["PROG. ENE", "EJEC. ENE", "% ENE", "Enero", "SETIEMBRE"],
  ...MONTHS,
];

const TEXTS = [
  "GERENCIA DE INFORMÁTICA",
  "GERENCIA DE INFORMATICA ",
  "TOTAL",
  "TOTAL GENERAL",
  "SUBTOTAL",
  "TOTALIZAR ACTAS",
  "Fuente: elaboración propia",
  "Porcentaje",
  "ACCIONES",
  '=HYPERLINK("http://x","y")',
  "+cmd|' /C calc'!A0",
  "@SUM(A1)",
  "<img src=x onerror=alert(1)>",
  "\u202eodatucejE\u202c",
  "👩‍💼 actividad 📊",
  "a\u0000b\tc\r\nd",
  "x".repeat(32_767),
  "__proto__",
  "constructor",
];

/** From what a plan holds to what a cell can. */
const NUMBERS = [
  ...[0, 1, 2, 3, 12, 100, 4_366, 44_197, -1, -0, 0.1, 0.5, 1 / 3, 65_535, 65_536],
  ...[2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e15, -1e15, 1e-9],
  ...[1e16, -1e21, 1e300, 1.797e308, -1.797e308, 1e-17, 1e-300, 5e-324],
];

const TYPED = [
  ...[
    "",
    " ",
    "\u00a0",
    "-",
    "—",
    "12",
    " 8 ",
    "1,234",
    "1.234,5",
    "5.0",
    "1.234",
    "50%",
    "S/D",
    "N.A.",
  ],
  ...[
    "#REF!",
    "#DIV/0!",
    "#N/A",
    "#¡VALOR!",
    "1-2",
    "01/02/2021",
    "doce",
    "1e5",
    "9".repeat(40),
    "-1" + "0".repeat(30),
    "0x10",
    "١٢",
    "½",
  ],
];

const header = fc.constantFrom<CellValue>(...HEADERS, "", "");
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<CellValue>(...TEXTS) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: "grapheme", maxLength: 40 })
      // What a report says of a figure that is none must not come from a name.
      .map((word) => word.replaceAll("∞", "8")),
  },
);
const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 20 }) },
  { weight: 2, arbitrary: fc.constantFrom<CellValue>(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom<CellValue>(...TYPED) },
  { weight: 1, arbitrary: fc.boolean() },
);
const anything = fc.oneof(header, text, amount);

/** Rows of one sheet, cells as a person may have left them. */
type Rows = CellValue[][];

/** A table from nothing but words: one to three header rows, then rows of texts and amounts. */
const fromWords: fc.Arbitrary<Rows> = fc
  .integer({ min: 1, max: 60 })
  .chain((width) =>
    fc.tuple(
      fc.array(fc.array(anything, { maxLength: 4 }), { maxLength: 3 }),
      fc.array(fc.array(header, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(fc.array(fc.oneof(amount, amount, text), { maxLength: width }), { maxLength: 30 }),
    ),
  )
  .map(([above, headers, rows]) => [...above, ...headers, ...rows]);

const months = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 0.5, 1e15, 1e300, 5e-324)),
  {
    minLength: 12,
    maxLength: 12,
  },
);

/** A sound plan of the usual form. */
const sound: fc.Arbitrary<Rows> = fc
  .record({
    activities: fc.array(
      fc.record({
        unit: text,
        activity: text,
        measure: fc.constantFrom("ACCIONES", "Porcentaje", "INFORME"),
        programmed: months,
        executed: months,
      }),
      { minLength: 1, maxLength: 25 },
    ),
    total: fc.constantFrom<(true | undefined)[]>(true, undefined),
  })
  .map(({ activities, total }) =>
    poiSheet({ activities, ...(total && { total }) }).values.map((row) => [...row]),
  );

const HEADER_ROWS = [2, 4] as const;
const [FIRST_PROGRAMMED, FIRST_EXECUTED, AFTER_MONTHS] = [5, 17, 29] as const;

/** The same with what was executed in a row of its own under each activity. */
const inTurn: fc.Arbitrary<Rows> = fc
  .tuple(
    sound,
    fc.constantFrom(["PROGRAMADO", "EJECUTADO"], ["P", "E"], ["Ejec.", "Prog."], ["Meta", "% "]),
  )
  .map(([values, [first, second]]) => {
    const [from, to] = HEADER_ROWS;
    const part = (row: readonly CellValue[], start: number, end: number): CellValue[] =>
      row.slice(start, end);
    const header = [
      ...part(values[from], 0, FIRST_PROGRAMMED),
      "DETALLE",
      ...part(values[to - 1], FIRST_PROGRAMMED, FIRST_EXECUTED),
    ];
    return [
      ...values.slice(0, from),
      header,
      ...values.slice(to).flatMap((row) => [
        [...part(row, 0, FIRST_PROGRAMMED), first, ...part(row, FIRST_PROGRAMMED, FIRST_EXECUTED)],
        [
          ...Array<CellValue>(FIRST_PROGRAMMED).fill(""),
          second,
          ...part(row, FIRST_EXECUTED, AFTER_MONTHS),
        ],
      ]),
    ];
  });

/** Something that happens to a sheet: what people, exports and mergers do. Places are shares of its height and width. */
type Damage = (rows: Rows) => void;
const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const at = (length: number, place: number): number => Math.floor(length * place);

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(share, share, anything).map(([y, x, value]): Damage => (rows) => {
    const row = rows[at(rows.length, y)];
    if (row.length > 0) row[at(row.length, x)] = value;
  }),
  fc.tuple(share, share, fc.integer({ min: 1, max: 4 })).map(([y, x, lost]): Damage => (rows) => {
    const row = rows[at(rows.length, y)];
    row.splice(at(row.length, x), lost);
  }),
  fc.tuple(share, share, amount).map(([y, x, value]): Damage => (rows) => {
    const row = rows[at(rows.length, y)];
    row.splice(at(row.length, x), 0, value);
  }),
  fc.tuple(share, share).map(([from, to]): Damage => (rows) => {
    rows.splice(at(rows.length, to), 0, [...rows[at(rows.length, from)]]);
  }),
  share.map((y): Damage => (rows) => {
    if (rows.length > 1) rows.splice(at(rows.length, y), 1);
  }),
  fc.tuple(share, share).map(([a, b]): Damage => (rows) => {
    const width = Math.max(...rows.map((row) => row.length), 1);
    for (const row of rows) {
      const [one, other] = [at(width, a), at(width, b)];
      [row[one], row[other]] = [row[other] ?? "", row[one] ?? ""];
    }
  }),
  fc.tuple(share, fc.array(anything, { maxLength: 40 })).map(([y, row]): Damage => (rows) => {
    rows.splice(at(rows.length, y), 0, row);
  }),
);

const rows = fc
  .tuple(fc.oneof(sound, sound, inTurn, fromWords), fc.array(damage, { maxLength: 12 }))
  .map(([sheet, damages]) => {
    const table = sheet.map((row) => [...row]);
    for (const each of damages) each(table);
    const width = Math.max(...table.map((row) => row.length), 1);
    return table.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
  });

const sheetName = fc.constantFrom("POI 1", "O'Higgins", "=A1", "Año «x»", "📊", "__proto__");

/**
 * Workbooks as the reader hands them over: one to three sheets, each whole or in several blocks of rows, as a large
 * one comes in.
 */
export const hostileBook: fc.Arbitrary<SheetBlock[]> = fc
  .uniqueArray(fc.tuple(sheetName, rows, fc.integer({ min: 1, max: 40 }), fc.nat(5)), {
    minLength: 1,
    maxLength: 3,
    selector: ([sheet]) => sheet,
  })
  .map((sheets) =>
    sheets.flatMap(([sheet, values, rowsABlock, offset]) =>
      Array.from({ length: Math.ceil(values.length / rowsABlock) }, (_, block) => ({
        sheet,
        firstRow: offset + block * rowsABlock,
        firstColumn: offset,
        values: values.slice(block * rowsABlock, (block + 1) * rowsABlock),
        numberFormat: (row: number, column: number) =>
          (row + column) % 7 === 0 ? "d/mm/yyyy" : "General",
      })),
    ),
  );
