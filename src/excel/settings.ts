import { MEASURE_RULES, type RuleChoice } from "../poi/sums/measure-rule";
import { CELLS_OF_FIELD, POINTED_FIELDS, TALLEST_POINTED } from "../poi/header/pointed-fields";
import type { PointedCell, PointedHeader } from "../poi/header/pointed-header";
import { DEFAULT_THRESHOLDS, type Thresholds } from "../poi/thresholds";
import { DEFAULT_SETTINGS, type Settings } from "./default-settings";
import { runExcel } from "./run";

/** Under which they are kept. */
export const SETTINGS_KEY = "cuadra";

/**
 * The workbook's settings, each with its default where it is not kept or makes no sense. One round trip.
 * @throws CuadraError as runExcel
 */
export async function readSettings(): Promise<Settings> {
  return runExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(SETTINGS_KEY);
    setting.load("value");
    await context.sync();
    return setting.isNullObject ? DEFAULT_SETTINGS : parseSettings(setting.value);
  });
}

/**
 * Keeps settings in the workbook; the defaults are kept by keeping nothing. One round trip.
 * @throws CuadraError as runExcel
 */
export async function writeSettings(settings: Settings): Promise<void> {
  await runExcel(async (context) => {
    const { settings: kept } = context.workbook;
    if (JSON.stringify(settings) === JSON.stringify(DEFAULT_SETTINGS)) {
      const setting = kept.getItemOrNullObject(SETTINGS_KEY);
      setting.load("key");
      await context.sync();
      if (!setting.isNullObject) setting.delete();
    } else {
      kept.add(SETTINGS_KEY, settings);
    }
    await context.sync();
  });
}

/** Settings from what a workbook holds, which anyone may have written. */
export function parseSettings(value: unknown): Settings {
  const fields = new Map<string, unknown>(
    typeof value === "object" && value !== null ? Object.entries(value) : [],
  );
  const leaveOut = fields.get("leaveOut");
  const language = fields.get("language");
  const quarter = fields.get("quarter");
  return {
    thresholds: parseThresholds(fields.get("thresholds")),
    quarter: quarter === 1 || quarter === 2 || quarter === 3 || quarter === 4 ? quarter : null,
    leaveOut: Array.isArray(leaveOut)
      ? leaveOut.filter((name: unknown): name is string => typeof name === "string")
      : [],
    language: language === "es" || language === "en" ? language : null,
    rules: parseRules(fields.get("rules")),
    programmed: fields.get("programmed") === "original" ? "original" : "reprogrammed",
    headers: parseHeaders(fields.get("headers")),
  };
}

function parseHeaders(value: unknown): PointedHeader[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown): PointedHeader[] => {
    if (typeof item !== "object" || item === null) return [];
    if (!("sheet" in item && "cells" in item)) return [];
    const { sheet, cells } = item;
    if (typeof sheet !== "string" || !Array.isArray(cells)) return [];
    const parsed = cells.map(parseCell);
    const whole = parsed.filter((cell) => cell !== undefined);
    // A header of which a part makes no sense would be found where it is not.
    return whole.length > 0 && whole.length === parsed.length ? [{ sheet, cells: whole }] : [];
  });
}

function parseCell(value: unknown): PointedCell | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!("field" in value && "index" in value && "text" in value)) return undefined;
  if (!("row" in value && "nth" in value)) return undefined;
  const { index, text, row, nth } = value;
  const field = POINTED_FIELDS.find((known) => known === value.field);
  const isSound =
    field !== undefined &&
    typeof text === "string" &&
    isBelow(index, CELLS_OF_FIELD[field]) &&
    isBelow(row, TALLEST_POINTED) &&
    isBelow(nth, Infinity);
  return isSound ? { field, index, text, row, nth } : undefined;
}

function isBelow(value: unknown, limit: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < limit;
}

function parseRules(value: unknown): RuleChoice[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown): RuleChoice[] => {
    if (typeof item !== "object" || item === null) return [];
    if (!("unit" in item && "activity" in item && "rule" in item)) return [];
    const { unit, activity } = item;
    const rule = MEASURE_RULES.find((known) => known === item.rule);
    return typeof unit === "string" && typeof activity === "string" && rule !== undefined
      ? [{ unit, activity, rule }]
      : [];
  });
}

function parseThresholds(value: unknown): Thresholds {
  if (typeof value !== "object" || value === null || !("critical" in value && "low" in value))
    return DEFAULT_THRESHOLDS;
  const { critical, low } = value;
  const areShares = typeof critical === "number" && typeof low === "number";
  return areShares && critical > 0 && critical <= low && low <= 1
    ? { critical, low }
    : DEFAULT_THRESHOLDS;
}
