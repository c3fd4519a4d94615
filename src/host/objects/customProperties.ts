import { append, child, children, remove, type Element } from "../../workbook-file/xml";
import {
  customProperties,
  deleteCustomProperty,
  DOCUMENT_PROPERTIES,
  readProperty,
  setCustomProperty,
  writeProperty,
  type CustomProperty,
  type DocumentProperty,
} from "../model/documentProperties";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { invalidArgument, itemNotFound } from "../protocol/errors";
import { asString, HostClass, type HostObject, type Property } from "../protocol/hostClass";
import type { Wire } from "../protocol/wire";

interface CustomTarget {
  workbook: Workbook;
  property: CustomProperty;
}

function scalar(value: Wire): string | number | boolean {
  if (value === null || typeof value === "object")
    throw invalidArgument("text, a number or a boolean");
  return value;
}

const customPropertyClass = new HostClass<CustomTarget>("CustomProperty", {
  identity: ({ property }) => ({ Id: property.key }),
  properties: {
    Key: { get: ({ property }) => property.key },
    Type: { get: ({ property }) => property.type },
    Value: {
      get: ({ property }) => property.value,
      set: (target, value) => {
        target.property = setCustomProperty(target.workbook, target.property.key, scalar(value));
      },
    },
  },
  methods: {
    Delete({ workbook, property }) {
      deleteCustomProperty(workbook, property.key);
      return null;
    },
  },
});

function findCustom(workbook: Workbook, key: string): HostObject | null {
  const wanted = key.toLowerCase();
  const property = customProperties(workbook).find((each) => each.key.toLowerCase() === wanted);
  return property ? customPropertyClass.of({ workbook, property }) : null;
}

const customPropertyCollectionClass = new HostClass<Workbook>("CustomPropertyCollection", {
  items: (workbook) =>
    customProperties(workbook).map((property) => customPropertyClass.of({ workbook, property })),
  indexer(workbook, key) {
    const found = findCustom(workbook, String(key));
    if (!found) throw itemNotFound(`custom property ${key}`);
    return found;
  },
  methods: {
    Add: (workbook, args) =>
      customPropertyClass.of({
        workbook,
        property: setCustomProperty(workbook, args.string(0), scalar(args.wire(1))),
      }),
    DeleteAll(workbook) {
      for (const { key } of customProperties(workbook)) deleteCustomProperty(workbook, key);
      return null;
    },
    GetCount: (workbook) => customProperties(workbook).length,
    GetItemOrNullObject: (workbook, args) => findCustom(workbook, args.string(0)),
  },
});

function documentProperty(name: DocumentProperty): Property<Workbook> {
  return {
    get: (workbook) => readProperty(workbook, name),
    set: (workbook, value) => {
      writeProperty(workbook, name, asString(value));
    },
  };
}

const READ_ONLY: ReadonlySet<string> = new Set(["LastAuthor"]);

export const documentPropertiesClass = new HostClass<Workbook>("DocumentProperties", {
  properties: Object.fromEntries(
    propertyNames().map((name) => {
      const { get, set } = documentProperty(name);
      return [name, { ...(get && { get }), ...(set && !READ_ONLY.has(name) && { set }) }];
    }),
  ),
  navigation: { Custom: (workbook) => customPropertyCollectionClass.of(workbook) },
});

function propertyNames(): DocumentProperty[] {
  const isName = (name: string): name is DocumentProperty => name in DOCUMENT_PROPERTIES;
  return Object.keys(DOCUMENT_PROPERTIES).filter(isName);
}

const OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CUSTOM_PROPERTY_TYPE =
  "application/vnd.openxmlformats-officedocument.spreadsheetml.customProperty";

interface SheetProperty {
  sheet: Worksheet;
  key: string;
}

function elements(sheet: Worksheet): Element[] {
  const list = child(sheet.shell, "customProperties");
  return list ? children(list, "customPr") : [];
}

function elementOf({ sheet, key }: SheetProperty): Element | undefined {
  const wanted = key.toLowerCase();
  return elements(sheet).find((each) => each.getAttribute("name")?.toLowerCase() === wanted);
}

function relationOf(element: Element): string {
  return element.getAttributeNS(OFFICE_RELATIONSHIPS, "id") ?? "";
}

function partOf(property: SheetProperty): string | undefined {
  const element = elementOf(property);
  const { workbook, partName } = property.sheet;
  const id = element && relationOf(element);
  return workbook.pkg.relationships(partName).find((each) => each.id === id)?.target;
}

/** A worksheet's custom property is a part of its own, in UTF-16. */
function readSheetProperty(property: SheetProperty): string {
  const part = partOf(property);
  if (part === undefined) throw itemNotFound(`custom property ${property.key}`);
  return new TextDecoder("utf-16le").decode(property.sheet.workbook.pkg.bytes(part));
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    bytes[at * 2] = code & 0xff;
    bytes[at * 2 + 1] = code >> 8;
  }
  return bytes;
}

function writeSheetProperty(property: SheetProperty, value: string): void {
  const { sheet, key } = property;
  const { pkg } = sheet.workbook;
  const existing = partOf(property);
  const part = existing ?? pkg.freeName("xl/customProperty", ".bin");
  pkg.write(part, utf16(value), CUSTOM_PROPERTY_TYPE);
  sheet.workbook.changed();
  if (existing !== undefined) return;
  const id = pkg.relate(sheet.partName, `${OFFICE_RELATIONSHIPS}/customProperty`, part);
  const element = append(sheet.ensure("customProperties"), "customPr", { name: key });
  element.setAttributeNS(OFFICE_RELATIONSHIPS, "r:id", id);
}

function deleteSheetProperty(property: SheetProperty): void {
  const element = elementOf(property);
  if (!element) return;
  const { sheet } = property;
  const part = partOf(property);
  sheet.workbook.pkg.unrelate(sheet.partName, relationOf(element));
  if (part !== undefined) sheet.workbook.pkg.delete(part);
  const list = element.parentElement;
  remove(element);
  if (list && children(list).length === 0) remove(list);
  sheet.touchShell();
}

const worksheetCustomPropertyClass = new HostClass<SheetProperty>("WorksheetCustomProperty", {
  identity: ({ key }) => ({ _Id: key }),
  properties: {
    Key: { get: ({ key }) => key },
    Value: {
      get: readSheetProperty,
      set: (property, value) => {
        writeSheetProperty(property, asString(value));
      },
    },
  },
  methods: {
    Delete(property) {
      deleteSheetProperty(property);
      return null;
    },
  },
});

function findInSheet(sheet: Worksheet, key: string): HostObject | null {
  const element = elementOf({ sheet, key });
  const name = element?.getAttribute("name");
  return name ? worksheetCustomPropertyClass.of({ sheet, key: name }) : null;
}

export const worksheetCustomPropertiesClass = new HostClass<Worksheet>(
  "WorksheetCustomPropertyCollection",
  {
    items: (sheet) =>
      elements(sheet).map((each) =>
        worksheetCustomPropertyClass.of({ sheet, key: each.getAttribute("name") ?? "" }),
      ),
    indexer(sheet, key) {
      const found = findInSheet(sheet, String(key));
      if (!found) throw itemNotFound(`custom property ${key}`);
      return found;
    },
    methods: {
      Add(sheet, args) {
        const property = { sheet, key: args.string(0) };
        writeSheetProperty(property, args.string(1));
        return worksheetCustomPropertyClass.of(property);
      },
      GetCount: (sheet) => elements(sheet).length,
      GetItemOrNullObject: (sheet, args) => findInSheet(sheet, args.string(0)),
    },
  },
);
