import { describe, expect, it } from "@jest/globals";
import { catalogue } from "../../src/i18n/index";
import { findingKey } from "../../src/taskpane/finding-key";
import {
  changesInSteps,
  findingFacets,
  findingRowsInSteps,
  neighbour,
  type FindingRow,
} from "../../src/taskpane/finding-list";
import { atOnce } from "../../src/taskpane/checking/pause";
import { NO_FILTERS, type Filters } from "../../src/taskpane/state";
import { validated } from "../poi/poi-sheet";

const texts = catalogue("es");
const { findings } = validated({
  activities: [
    { unit: "GERENCIA DE OPERACIÓN", cells: { AD: 9 } },
    { unit: "OFICINA LEGAL", cells: { F: "doce", AE: 8 } },
    { unit: "OFICINA LEGAL", activity: "ACCIÓN CÍVICA", cells: { AJ: 7 } },
  ],
});
const rowsOf = (part: Partial<Filters> = {}): readonly FindingRow[] =>
  atOnce(findingRowsInSteps(findings, { ...NO_FILTERS, ...part }, texts));
const shown = (part: Partial<Filters>): string[] =>
  rowsOf(part).flatMap((row) => (row.kind === "finding" ? [row.key] : []));

describe("the list of findings", () => {
  it("filters by severity, check, unit and text, whatever its accents", () => {
    expect(shown({})).toHaveLength(findings.length);
    expect(shown({ check: "not-a-number" })).toEqual(["not-a-number|5|5|1|0|POI"]);
    expect(shown({ unit: "unit:GERENCIA DE OPERACIÓN" })).toEqual(["quarter-sum|4|29|13|0|POI"]);
    expect(shown({ text: "accion civica" })).toEqual(["quarter-sum|6|35|16|0|POI"]);
    expect(shown({ text: "ad5" })).toEqual(["quarter-sum|4|29|13|0|POI"]);
    expect(shown({ severities: { error: false, warning: true, info: true } })).toEqual([]);
  });

  it("groups by check in the order of severity, and by unit in the order of the sheet", () => {
    const groups = (groupBy: Filters["groupBy"]): [string, number][] =>
      rowsOf({ groupBy }).flatMap((row) => (row.kind === "group" ? [[row.title, row.count]] : []));
    expect(groups("check")).toEqual([
      ["Celda sin número", 1],
      ["Trimestre, semestre o año que no cuadra", 3],
    ]);
    expect(groups("unit")).toEqual([
      ["GERENCIA DE OPERACIÓN", 1],
      ["OFICINA LEGAL", 3],
    ]);
  });

  it.each([
    ["its first cell says so", {}],
    ["its unit is blank", { A: "", C: "TOTAL" }],
  ])("keeps TOTAL apart from the activities without a unit where %s", (_, total) => {
    const { findings } = validated({
      activities: [{ unit: "", cells: { AD: 9 } }, {}],
      total: { AE: 9, ...total },
    });
    const list = (part: Partial<Filters>): readonly FindingRow[] =>
      atOnce(findingRowsInSteps(findings, { ...NO_FILTERS, groupBy: "unit", ...part }, texts));
    const groups = list({}).flatMap((row) => (row.kind === "group" ? [row] : []));
    expect(groups.map(({ title }) => title)).toEqual(["Sin unidad orgánica", "Fila TOTAL"]);
    const { units } = findingFacets(findings);
    expect(units.map(({ title, count }) => [title(texts), count])).toEqual(
      groups.map(({ title, count }) => [title, count]),
    );
    for (const { key, count } of units)
      expect(list({ unit: key }).filter(({ kind }) => kind === "finding")).toHaveLength(count);
  });

  it("keeps the positions of findings in folded groups", () => {
    const rows = rowsOf({ folded: new Set(["not-a-number"]) });
    expect(rows.map((row) => (row.kind === "group" ? "group" : row.position))).toEqual([
      "group",
      "group",
      2,
      3,
      4,
    ]);
  });

  it("moves to the neighbours, round at the ends, and to an end where none is selected", () => {
    const rows = rowsOf();
    const keys = rows.flatMap((row) => (row.kind === "finding" ? [row.key] : []));
    const from = (key: string | null, by: 1 | -1): string | undefined => {
      const next = neighbour(rows, key, by);
      return next && findingKey(next);
    };
    expect(from(null, 1)).toBe(keys[0]);
    expect(from(null, -1)).toBe(keys[3]);
    expect(from(keys[0], 1)).toBe(keys[1]);
    expect(from(keys[3], 1)).toBe(keys[0]);
    expect(from(keys[0], -1)).toBe(keys[3]);
    expect(from("corrected meanwhile", 1)).toBe(keys[0]);
    expect(neighbour([], null, 1)).toBeUndefined();
  });

  it("tells how many findings have gone and come", () => {
    const changes = atOnce(changesInSteps(findings, findings.slice(1)));
    expect(changes).toEqual({ gone: 1, come: 0 });
    expect(atOnce(changesInSteps(findings.slice(0, 2), findings.slice(1)))).toEqual({
      gone: 1,
      come: findings.length - 2,
    });
  });

  it("tells of none that has moved", () => {
    const moved = findings.map((finding) => ({
      ...finding,
      sheet: "POI 2021",
      row: finding.row + 1,
      column: finding.column + 1,
    }));
    expect(atOnce(changesInSteps(findings, moved))).toEqual({ gone: 0, come: 0 });
    expect(atOnce(changesInSteps(findings, moved.slice(1)))).toEqual({ gone: 1, come: 0 });
    const other = moved.with(0, { ...moved[0], found: 98 });
    expect(atOnce(changesInSteps(findings, other))).toEqual({ gone: 1, come: 1 });
  });
});
