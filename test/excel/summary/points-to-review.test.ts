import { describe, expect, it } from "@jest/globals";
import { readPlan } from "../../../src/excel/read";
import { makeSummary } from "../../../src/excel/summary/summary-sheet";
import { catalogue } from "../../../src/i18n/index";
import type { SheetBlock } from "../../../src/poi/cells";
import { MOST_FINDINGS } from "../../../src/poi/summary/listed-findings";
import { summaryOf } from "../../../src/poi/summary/summary";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { verdictOf } from "../../../src/poi/validation/verdict";
import { planOf, poiSheet, withoutExecuted } from "../../poi/poi-sheet";
import { openSheets, valuesOf } from "../workbooks";
import { blockOf } from "./sheet-cells";

/** A plan without errors, and everything that may leave one to be looked at. */
const SHEETS: readonly SheetBlock[] = [
  poiSheet({ sheet: "POI", title: "POI 2021", activities: [{ activity: "UNO" }] }),
  poiSheet({ sheet: "Viejo", title: "POI 2020", activities: [{ activity: "UNO" }] }),
  withoutExecuted(
    poiSheet({ sheet: "Sin lo ejecutado", title: "POI 2021", activities: [{ activity: "TRES" }] }),
  ),
  {
    sheet: "Anexo",
    firstRow: 0,
    firstColumn: 0,
    values: [
      ["ACTIVIDAD", "U.M.", "META"],
      ["CUATRO", "ACCIONES", 12],
    ],
  },
];

describe.each(["es", "en"] as const)("the points to review, in %s", (language) => {
  it("are all on the summary, each with a link to its place", async () => {
    const texts = catalogue(language);
    const t = texts.summary;
    await openSheets(...SHEETS);
    const { plan, sheets } = await readPlan();
    const validation = validate(plan);
    expect([verdictOf(validation), validation.counts.error]).toEqual(["to-review", 0]);
    expect(validation.counts.warning).toBeGreaterThan(0);
    const { sheet } = await makeSummary(validation, sheets, texts);
    const rows = await valuesOf(sheet);
    const labels = new Map(rows.map(([label, value]) => [label, value]));
    expect(labels.get(t.verdict)).toBe(texts.report.verdict.toReview);
    expect([labels.get(t.warnings), labels.get(t.doubts)]).toEqual([validation.counts.warning, 5]);
    const listed = blockOf(rows, t.findingsHeading).map((row) => [row[2], row[3], row[8]]);
    const review = (title: string): string => t.severityAndTitle(t.doubtSeverity, title);
    expect(listed.slice(0, 5)).toEqual([
      ...[
        ["POI", "POI 2021"],
        ["Viejo", "POI 2020"],
        ["Sin lo ejecutado", "POI 2021"],
      ].map(([name, said]) => [
        `${name}!A1`,
        review(t.doubt("unlike-period")),
        texts.report.unlikePeriod(name, [said]),
      ]),
      ["Anexo!A1", review(t.doubt("not-read")), expect.stringContaining("Anexo")],
      [
        "Sin lo ejecutado!A4",
        review(t.doubt("not-reported")),
        texts.execution.partlyReported("Sin lo ejecutado", 1),
      ],
    ]);
    expect(listed).toHaveLength(5 + validation.findings.length);
  });
});

describe("more findings than the summary lists", () => {
  /** Notices that fill the list, and then a warning: the same activity twice. */
  const many = (): Validation => {
    const notices = Array.from({ length: MOST_FINDINGS + 20 }, (_, index) => ({
      activity: `ACTIVIDAD ${index}`,
      executed: Array<number>(12).fill(0),
      cells: { R: "-" },
    }));
    return validate(
      planOf(poiSheet({ activities: [...notices, { activity: "DOS" }, { activity: "DOS" }] })),
    );
  };

  it("keep what the verdict comes from on it, and every check that has more is named", () => {
    const validation = many();
    expect(verdictOf(validation)).toBe("to-review");
    const { findings, moreFindings, notListed } = summaryOf(validation);
    const severities = findings.map(({ finding: { severity } }) => severity);
    expect(severities.filter((each) => each !== "info")).toHaveLength(validation.counts.warning);
    expect(findings).toHaveLength(MOST_FINDINGS);
    expect([...notListed.values()].reduce((sum, count) => sum + count, 0)).toBe(moreFindings);
    const rows = findings.map(({ row }) => row);
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
  });
});
