import type { Workbook } from "../model/workbook";
import { HostError, invalidArgument } from "../protocol/errors";
import {
  asBoolean,
  asOneOf,
  HostClass,
  type Arguments,
  type HostObject,
} from "../protocol/hostClass";
import { documentPropertiesClass } from "./customProperties";
import { namesOf } from "./names";
import { workbookProtectionClass } from "./protection";
import { keptRange, rangeAreasClass, rangeOf } from "./range";
import { settingsClass } from "./settings";
import { tablesOf } from "./tables";
import { worksheetCollectionClass } from "./worksheet";

const applicationClass = new HostClass<Workbook>("Application", {
  properties: {
    CalculationMode: {
      get: ({ calculation }) => calculation.mode,
      set: (workbook, value) => {
        workbook.setCalculationMode(
          asOneOf(value, ["Automatic", "AutomaticExceptTables", "Manual"]),
        );
      },
    },
    CalculationState: { get: ({ calculation }) => (calculation.stale ? "Pending" : "Done") },
    CalculationEngineVersion: { get: () => 191029 },
    DecimalSeparator: { get: () => "." },
    ThousandsSeparator: { get: () => "," },
    UseSystemSeparators: { get: () => true },
  },
  methods: {
    Calculate({ calculation }, args) {
      const kind = asOneOf(args.string(0), ["Recalculate", "Full", "FullRebuild"]);
      if (kind === "Recalculate") calculation.markStale();
      else calculation.markAllStale();
      return null;
    },
    // The host calculates when a value is read, and paints nothing: both hold by themselves.
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
});

const runtimeClass = new HostClass<Workbook>("Runtime", {
  properties: {
    EnableEvents: {
      get: ({ events }) => events.enabled,
      set: ({ events }, value) => {
        events.enabled = asBoolean(value);
      },
    },
  },
});

function selectedRange(workbook: Workbook): HostObject {
  const sheet = workbook.activeSheet;
  const rect = sheet.selection.at(0);
  if (!rect || sheet.selection.length > 1) {
    throw new HostError("InvalidSelection", "The current selection is invalid for this operation.");
  }
  return rangeOf(sheet, rect);
}

function eventRange(workbook: Workbook, args: Arguments): HostObject | null {
  const range = workbook.ranges.get(args.string(0));
  return range ? keptRange(range) : null;
}

/** The workbook: the root of every object path. */
export const workbookClass = new HostClass<Workbook>("Workbook", {
  properties: {
    Name: { get: (workbook) => workbook.fileName },
    ReadOnly: { get: ({ readOnly }) => readOnly },
    IsDirty: { get: (workbook) => workbook.dirty },
    AutoSave: { get: () => false },
    PreviouslySaved: { get: () => true },
  },
  navigation: {
    Application: (workbook) => applicationClass.of(workbook),
    Names: (workbook) => namesOf(workbook, undefined),
    Properties: (workbook) => documentPropertiesClass.of(workbook),
    Protection: (workbook) => workbookProtectionClass.of(workbook),
    Settings: (workbook) => settingsClass.of(workbook),
    Tables: (workbook) => tablesOf(workbook, undefined),
    Worksheets: (workbook) => worksheetCollectionClass.of(workbook),
    _Runtime: (workbook) => runtimeClass.of(workbook),
  },
  methods: {
    GetSelectedRange: selectedRange,
    GetSelectedRanges: (workbook) =>
      rangeAreasClass.of({ sheet: workbook.activeSheet, rects: workbook.activeSheet.selection }),
    GetActiveCell(workbook) {
      const sheet = workbook.activeSheet;
      const { top, left } = sheet.selection[0] ?? { top: 0, left: 0 };
      return rangeOf(sheet, { top, left, bottom: top, right: left });
    },
    _GetRangeForEventByReferenceId(workbook, args) {
      const range = eventRange(workbook, args);
      if (!range) throw invalidArgument("the range of the event is gone");
      return range;
    },
    _GetRangeOrNullObjectForEventByReferenceId: eventRange,
    _RemoveReference(workbook, args) {
      workbook.ranges.release(args.string(0));
      return null;
    },
    _GetReferenceCount: (workbook) => workbook.ranges.count,
  },
});
