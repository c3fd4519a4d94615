import { describe, expect, it } from "@jest/globals";
import { headerFacts } from "../../../src/poi/header/words";
import { monthSlot, quarterSlot, slotOf, TARGET } from "../../../src/poi/slots";
import type { Columns } from "../../../src/poi/header/columns";
import { headerAt } from "../../../src/poi/header/layout";
import { unreadColumns } from "../../../src/poi/header/column-claims";

const NAMES = ["UNIDAD", "ACTIVIDAD", "U.M.", "META"];

const columnsUnder = (...names: string[]): Columns => {
  const header = headerAt([[...NAMES, ...names]], 0, 0);
  if (!header) throw new Error("no header");
  return header.columns;
};

describe("what months a header names", () => {
  it.each([
    ["ENERO", { kind: "month", index: 0 }],
    ["ENE-25", { kind: "month", index: 0 }],
    ["EJECUTADO A ENERO", { kind: "month", index: 0 }],
    ["ENE-MAR", { kind: "quarter", index: 0 }],
    ["EJEC. ABRIL A JUNIO", { kind: "quarter", index: 1 }],
    ["OCT/DIC 2025", { kind: "quarter", index: 3 }],
    ["ENE–JUN", { kind: "semester", index: 0 }],
    ["JULIO - DICIEMBRE", { kind: "semester", index: 1 }],
    ["ENERO A DICIEMBRE", { kind: "year", index: 0 }],
    ["EJECUTADO A DICIEMBRE", { kind: "year", index: 0 }],
    ["ENERO A SETIEMBRE", { kind: "quarter", index: 2, isToDate: true }],
    ["ENE–SET", { kind: "quarter", index: 2, isToDate: true }],
    ["EJECUTADO AL 30 DE SETIEMBRE", { kind: "quarter", index: 2, isToDate: true }],
    ["ACUMULADO A SETIEMBRE", { kind: "quarter", index: 2, isToDate: true }],
    ["EJEC. ACUM. AL III TRIM", { kind: "quarter", index: 2, isToDate: true }],
    ["Prog. I T", { kind: "quarter", index: 0 }],
    ["Ejec. IV T", { kind: "quarter", index: 3 }],
    ["2T (E)", { kind: "quarter", index: 1 }],
  ])("%s", (text, period) => {
    const facts = headerFacts(text);
    expect(facts.period ?? facts.running?.period).toEqual(period);
  });

  it.each(["ENE-AGO", "FEB A ABR", "EJECUTADO AL MES DE AGOSTO", "DIC - ENE", "SALDO A SETIEMBRE"])(
    "none that a plan has: %s",
    (text) => {
      expect(headerFacts(text).period).toBeUndefined();
    },
  );
});

describe("a running total", () => {
  const unreadOf = (columns: Columns): string[] =>
    unreadColumns(columns, null).map(({ header }) => header);

  it("is what there is of the period where nothing else is", () => {
    const columns = columnsUnder("PROG. ENE-SET", "EJEC. ENE-SET");
    expect([columns.amount[quarterSlot("programmed", 2)], columns.amount[TARGET]]).toEqual([4, 3]);
    expect(columns.amount[quarterSlot("executed", 2)]).toBe(5);
    expect(unreadOf(columns)).toEqual([]);
  });

  it("is no quarter beside others, and named; beside the quarter itself, it is named as what it is", () => {
    const some = columnsUnder("PROG I TRIM", "PROG II TRIM", "PROG A SETIEMBRE");
    expect(some.amount[quarterSlot("programmed", 2)]).toBe(-1);
    expect(unreadOf(some)).toEqual(["PROG A SETIEMBRE"]);
    const all = columnsUnder("PROG I TRIM", "PROG II TRIM", "PROG III TRIM", "PROG A SETIEMBRE");
    expect(all.amount[quarterSlot("programmed", 2)]).toBe(6);
    expect(unreadColumns(all, null)).toEqual([
      { column: 7, header: "PROG A SETIEMBRE", readInstead: -1, isRunningTotal: true },
    ]);
  });

  it("is none of several of which each holds the one before", () => {
    const columns = columnsUnder("PROG ENE-DIC", "EJEC AL II TRIM", "EJEC AL III TRIM");
    expect(columns.amount[slotOf("programmed", { kind: "year", index: 0 })]).toBe(4);
    expect([1, 2].map((quarter) => columns.amount[quarterSlot("executed", quarter)])).toEqual([
      -1, -1,
    ]);
    expect(unreadOf(columns)).toEqual(["EJEC AL II TRIM", "EJEC AL III TRIM"]);
  });

  it("never stands for a month", () => {
    const columns = columnsUnder("PROG I TRIM", "EJEC. ENE A AGO", "EJEC. A SETIEMBRE");
    for (let month = 0; month < 12; month++)
      expect(columns.amount[monthSlot("executed", month)]).toBe(-1);
    expect(unreadOf(columns)).toEqual(["EJEC. ENE A AGO"]);
  });
});

it("a year beside a title's is no group over the columns", () => {
  const rows = [["2025"], [...NAMES, "ENE", "FEB"]];
  expect(headerAt(rows, 0, 0)).toBeUndefined();
  expect(headerAt(rows, 1, 0)?.columns.amount[monthSlot("programmed", 1)]).toBe(5);
});
