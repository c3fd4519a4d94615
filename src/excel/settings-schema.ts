import {
  array,
  check,
  fallback,
  integer,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  object,
  parse,
  picklist,
  pipe,
  string,
} from "valibot";
import { MEASURE_RULES } from "../poi/sums/measure-rule";
import { CELLS_OF_FIELD, POINTED_FIELDS, TALLEST_POINTED } from "../poi/header/pointed-fields";
import { DEFAULT_THRESHOLDS } from "../poi/execution/thresholds";
import { DEFAULT_SETTINGS, type Settings } from "./default-settings";
import { soundItems } from "./sound-items";

const INDEX = pipe(number(), integer(), minValue(0));

const QUARTER = pipe(number(), integer(), minValue(1), maxValue(4));

const THRESHOLDS = pipe(
  object({ critical: number(), low: number() }),
  check(({ critical, low }) => critical > 0 && critical <= low && low <= 1),
);

const POINTED_CELL = pipe(
  object({
    field: picklist(POINTED_FIELDS),
    index: INDEX,
    text: string(),
    row: pipe(INDEX, maxValue(TALLEST_POINTED - 1)),
    nth: INDEX,
  }),
  check(({ field, index }) => index < CELLS_OF_FIELD[field]),
);

const SETTINGS = object({
  thresholds: fallback(THRESHOLDS, DEFAULT_THRESHOLDS),
  quarter: fallback(nullable(QUARTER), DEFAULT_SETTINGS.quarter),
  leaveOut: soundItems(string()),
  language: fallback(nullable(picklist(["es", "en"])), DEFAULT_SETTINGS.language),
  rules: soundItems(object({ unit: string(), activity: string(), rule: picklist(MEASURE_RULES) })),
  programmed: fallback(picklist(["original", "reprogrammed"]), DEFAULT_SETTINGS.programmed),
  // A header of which a part makes no sense would be found where it is not.
  headers: soundItems(object({ sheet: string(), cells: pipe(array(POINTED_CELL), minLength(1)) })),
});

/** Settings from what a workbook holds, which anyone may have written: each with its default where it makes no sense. */
export function parseSettings(value: unknown): Settings {
  return parse(fallback(SETTINGS, DEFAULT_SETTINGS), value);
}
