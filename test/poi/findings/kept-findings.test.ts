import { describe, expect, it } from "@jest/globals";
import { catalogue } from "../../../src/i18n/index";
import { damagedRows } from "../../../src/poi/diagnosis/broken-sums";
import { FormulaAudit } from "../../../src/poi/formula-audit/formula-audit";
import { findingCount, MOST_FINDINGS_A_CHECK } from "../../../src/poi/findings/kept-findings";
import { MOST_BREAKS_A_RULE } from "../../../src/poi/sums/rules";
import { summaryOf } from "../../../src/poi/summary/summary";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet, validated, type ActivitySpec } from "../poi-sheet";

const I_PROGRAMMED = "AD";
const II_PROGRAMMED = "AF";

describe("a plan with more findings than are kept", () => {
  const more = 300;
  // The last rows break the first quarter, the others the second: the rules are asked quarter by quarter.
  const activities = Array.from(
    { length: MOST_FINDINGS_A_CHECK + more },
    (_, row): ActivitySpec => {
      const broken = row < MOST_FINDINGS_A_CHECK ? II_PROGRAMMED : I_PROGRAMMED;
      return { activity: `ACTIVIDAD ${row}`, cells: { [broken]: 9 } };
    },
  );
  const validation = validated({ activities });

  it("keeps the first rows' and counts all", () => {
    const rows = validation.findings.map(({ rowIndex }) => rowIndex);
    expect(rows).toEqual(Array.from({ length: MOST_FINDINGS_A_CHECK }, (_, row) => row));
    expect(validation.counts).toEqual({ error: MOST_FINDINGS_A_CHECK + more, warning: 0, info: 0 });
    expect([...validation.omitted]).toEqual([["quarter-sum", more]]);
  });

  it("looks for corrections in the rows kept", () => {
    expect(damagedRows(validation.findings)).toHaveLength(MOST_FINDINGS_A_CHECK);
  });

  it("still counts all when its formulas are audited", () => {
    const audit = new FormulaAudit(validation);
    // The fourth quarter of the first rows; one leaves out December.
    const sound = "=SUM(RC[-21]:RC[-19])";
    const formulas = [sound, sound, "=SUM(RC[-21]:RC[-20])", sound].map((formula) => [formula]);
    audit.add({ sheet: "POI", firstRow: 4, firstColumn: 35, formulas });
    const audited = audit.finish();
    expect(audited.findings).toHaveLength(MOST_FINDINGS_A_CHECK + 1);
    expect(findingCount(audited)).toBe(findingCount(validation) + 1);
    expect(audited.omitted).toEqual(validation.omitted);
  });

  it("says in the summary how many more there are", () => {
    const { findings, moreFindings, notKept } = summaryOf(validation);
    expect(findings.length + moreFindings).toBe(findingCount(validation));
    expect(notKept).toBe(findingCount(validation) - validation.findings.length);
  });

  it("says in words what is not shown", () => {
    expect(catalogue("es").checks.omitted(MOST_FINDINGS_A_CHECK, validation.omitted)).toBe(
      "Se muestran los primeros 10,000 hallazgos de cada comprobación. Hay más: 300 de «Trimestre, " +
        "semestre o año que no cuadra». Las correcciones se buscan solo en las filas mostradas.",
    );
  });
});

it("lists no more broken sums of a rule than it must, and counts the others as well", () => {
  const sheet = poiSheet({ activities: [{ cells: { [I_PROGRAMMED]: 9, E: 99 } }] });
  const header = sheet.values.slice(0, -1);
  const row = sheet.values[sheet.values.length - 1];
  const count = MOST_BREAKS_A_RULE + 7;
  const values = [...header, ...Array<typeof row>(count).fill(row)];
  const { counts, omitted } = validate(planOf({ ...sheet, values }));
  expect(counts.error).toBe(2 * count);
  expect(omitted.get("target-sum")).toBe(count - MOST_FINDINGS_A_CHECK);
  expect(omitted.get("quarter-sum")).toBe(count - MOST_FINDINGS_A_CHECK);
});

it("omits nothing of a plan with few findings", () => {
  const { findings, omitted, counts } = validated({ activities: [{ cells: { E: 99 } }] });
  expect(findings).toHaveLength(findingCount({ counts }));
  expect(omitted.size).toBe(0);
});

it("are counted by their own severity, not by their check's", () => {
  const executed = ["R", "S", "T", "U", "V", "W", "X", "Y", "Z", "AA", "AB", "AC"];
  const quarters = ["AE", "AG", "AI", "AK"];
  const total = Object.fromEntries([...executed, ...quarters].map((column) => [column, ""]));
  const { findings, counts } = validated({ activities: [{}, {}], total });
  expect(findings.map(({ check, severity }) => [check, severity])).toEqual([
    ["partial-total", "warning"],
  ]);
  expect(counts).toEqual({ error: 0, warning: 1, info: 0 });
});
