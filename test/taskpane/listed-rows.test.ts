import { describe, expect, it } from "@jest/globals";
import { catalogue } from "../../src/i18n/index";
import { validate } from "../../src/poi/validation/validation";
import { listedRows, prepareRows } from "../../src/taskpane/listed-rows";
import { NO_FILTERS } from "../../src/taskpane/state";
import { syntheticPlan } from "../bench/synthetic-plan";
import { planOf } from "../poi/poi-sheet";

const texts = catalogue("es");
const { findings } = validate(planOf(syntheticPlan(2000, 1)));
const never = new AbortController().signal;

describe("a long list of findings", () => {
  it("is prepared in slices, the same as when it is made at once", async () => {
    const filters = { ...NO_FILTERS, text: "numero 1" };
    await prepareRows(findings, filters, texts, never);
    const prepared = listedRows(findings, filters, texts);
    expect(prepared.count).toBeGreaterThan(0);
    expect(prepared).toEqual(listedRows(findings, { ...filters, folded: new Set() }, texts));
  });

  it("is there afterwards, with the one shown before, and need not be prepared again", async () => {
    const shown = listedRows(findings, NO_FILTERS, texts);
    const filters = { ...NO_FILTERS, severities: { error: true, warning: false, info: false } };
    const preparing = prepareRows(findings, filters, texts, never);
    expect(listedRows(findings, NO_FILTERS, texts)).toBe(shown);
    await preparing;
    expect(listedRows(findings, NO_FILTERS, texts)).toBe(shown);
    const next = listedRows(findings, filters, texts);
    expect(prepareRows(findings, filters, texts, never)).toBeUndefined();
    // Whether the rarer filters are shown changes nothing in the list.
    expect(listedRows(findings, { ...filters, open: true }, texts)).toBe(next);
  });

  it("stops when it is no longer wanted", async () => {
    const filters = { ...NO_FILTERS, text: "gestion" };
    const stop = new AbortController();
    const preparing = prepareRows(findings, filters, texts, stop.signal);
    stop.abort();
    await preparing;
    expect(prepareRows(findings, filters, texts, never)).toBeInstanceOf(Promise);
  });

  it("knows where each row stands", () => {
    const { rows, indexOf } = listedRows(findings, NO_FILTERS, texts);
    expect(indexOf.size).toBe(rows.length);
    for (const [index, { key }] of rows.entries()) expect(indexOf.get(key)).toBe(index);
  });

  it("is made at once where it is short", () => {
    expect(prepareRows(findings.slice(0, 10), NO_FILTERS, texts, never)).toBeUndefined();
  });
});
