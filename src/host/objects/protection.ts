import {
  booleanAttribute,
  child,
  remove,
  setAttributes,
  type Element,
} from "../../workbook-file/xml";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { accessDenied, HostError } from "../protocol/errors";
import { HostClass, type Arguments } from "../protocol/hostClass";
import { isWireObject, type Wire, type WireObject } from "../protocol/wire";
import { hashPassword } from "./sheetPassword";

/** Office.js option → attribute of sheetProtection, which says the opposite (1 = locked). */
const OPTIONS: Readonly<Record<string, { attribute: string; lockedByDefault: boolean }>> = {
  allowAutoFilter: { attribute: "autoFilter", lockedByDefault: true },
  allowDeleteColumns: { attribute: "deleteColumns", lockedByDefault: true },
  allowDeleteRows: { attribute: "deleteRows", lockedByDefault: true },
  allowEditObjects: { attribute: "objects", lockedByDefault: false },
  allowEditScenarios: { attribute: "scenarios", lockedByDefault: false },
  allowFormatCells: { attribute: "formatCells", lockedByDefault: true },
  allowFormatColumns: { attribute: "formatColumns", lockedByDefault: true },
  allowFormatRows: { attribute: "formatRows", lockedByDefault: true },
  allowInsertColumns: { attribute: "insertColumns", lockedByDefault: true },
  allowInsertHyperlinks: { attribute: "insertHyperlinks", lockedByDefault: true },
  allowInsertRows: { attribute: "insertRows", lockedByDefault: true },
  allowPivotTables: { attribute: "pivotTables", lockedByDefault: true },
  allowSort: { attribute: "sort", lockedByDefault: true },
};

function element(sheet: Worksheet): Element | undefined {
  return child(sheet.shell, "sheetProtection");
}

function options(sheet: Worksheet): WireObject {
  const protection = element(sheet);
  const result: WireObject = {};
  for (const [name, { attribute, lockedByDefault }] of Object.entries(OPTIONS)) {
    result[name] = !(protection
      ? booleanAttribute(protection, attribute, lockedByDefault)
      : lockedByDefault);
  }
  const noLocked = protection && booleanAttribute(protection, "selectLockedCells");
  const noUnlocked = protection && booleanAttribute(protection, "selectUnlockedCells");
  result["selectionMode"] = noUnlocked ? "None" : noLocked ? "Unlocked" : "Normal";
  return result;
}

function protect(sheet: Worksheet, args: Arguments): void {
  if (sheet.isProtected())
    throw new HostError("InvalidOperation", "The sheet is already protected.");
  const wanted: Wire = args.wire(0);
  const password = args.optionalString(1);
  const attributes: Record<string, string | boolean | undefined> = {
    password: password ? hashPassword(password) : undefined,
    sheet: true,
    objects: true,
    scenarios: true,
  };
  for (const [name, { attribute }] of Object.entries(OPTIONS)) {
    const allowed = isWireObject(wanted) ? wanted[name] : undefined;
    if (typeof allowed === "boolean") attributes[attribute] = !allowed;
  }
  setAttributes(sheet.ensure("sheetProtection"), attributes);
}

function unprotect(sheet: Worksheet, args: Arguments): void {
  const protection = element(sheet);
  if (!protection) return;
  const legacy = protection.getAttribute("password");
  const password = args.optionalString(0) ?? "";
  if (protection.getAttribute("hashValue")) {
    throw accessDenied("the host does not know how to check this kind of password");
  }
  if (legacy && hashPassword(password) !== legacy.toUpperCase())
    throw accessDenied("wrong password");
  remove(protection);
  sheet.touchShell();
}

export const worksheetProtectionClass = new HostClass<Worksheet>("WorksheetProtection", {
  properties: {
    Protected: { get: (sheet) => sheet.isProtected() },
    Options: { get: (sheet) => (sheet.isProtected() ? options(sheet) : null) },
  },
  methods: {
    Protect(sheet, args) {
      protect(sheet, args);
      return null;
    },
    Unprotect(sheet, args) {
      unprotect(sheet, args);
      return null;
    },
  },
});

export const workbookProtectionClass = new HostClass<Workbook>("WorkbookProtection", {
  properties: { Protected: { get: (workbook) => workbook.structureProtected() } },
  methods: {
    Protect(workbook, args) {
      if (workbook.structureProtected()) {
        throw new HostError("InvalidOperation", "The workbook is already protected.");
      }
      const password = args.optionalString(0);
      setAttributes(workbook.ensure("workbookProtection"), {
        workbookPassword: password ? hashPassword(password) : undefined,
        lockStructure: true,
      });
      return null;
    },
    Unprotect(workbook, args) {
      const protection = child(workbook.root, "workbookProtection");
      if (!protection) return null;
      const stored = protection.getAttribute("workbookPassword");
      if (protection.getAttribute("workbookHashValue")) {
        throw accessDenied("the host does not know how to check this kind of password");
      }
      if (stored && hashPassword(args.optionalString(0) ?? "") !== stored.toUpperCase()) {
        throw accessDenied("wrong password");
      }
      remove(protection);
      workbook.touch();
      return null;
    },
  },
});
