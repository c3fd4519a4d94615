import type { Language } from "../i18n/format";
import { DEFAULT_THRESHOLDS, type Thresholds } from "../poi/execution";
import { MEASURE_RULES, type RuleChoice } from "../poi/measure-rule";
import type { ProgrammedChoice } from "../poi/target-series";
import { runExcel } from "./run";

/** What the user chose for this workbook; it is kept in the workbook and travels with it. */
export interface Settings {
  readonly thresholds: Thresholds;
  /** Reported quarter, 1–4; null: what the title says. */
  readonly quarter: number | null;
  /** Names of sheets that are not part of the plan. */
  readonly leaveOut: readonly string[];
  /** null: Office's display language. */
  readonly language: Language | null;
  /** How the months of some activities make their totals, where Cuadra is to take the user's word for it. */
  readonly rules: readonly RuleChoice[];
  /** What execution is measured against where a plan was reprogrammed. */
  readonly programmed: ProgrammedChoice;
}

export const DEFAULT_SETTINGS: Settings = {
  thresholds: DEFAULT_THRESHOLDS,
  quarter: null,
  leaveOut: [],
  language: null,
  rules: [],
  programmed: "reprogrammed",
};

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
  };
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
