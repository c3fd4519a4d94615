import {
  append,
  child,
  children,
  numberAttribute,
  remove,
  type Element,
} from "../../workbook-file/xml";
import { MAX_SETTINGS_LENGTH } from "../../workbook-file/limits";
import { SETTINGS_NS, settingsIn } from "../../workbook-file/settings-part";
import { extensionSettings } from "../../workbook-file/web-extensions";
import { invalidArgument } from "../protocol/errors";
import type { Workbook } from "./workbook";

const PACKAGE_RELATIONSHIPS =
  "http://schemas.openxmlformats.org/package/2006/relationships/metadata";
const OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

/** The three parts in which a package keeps its properties. */
const PARTS = {
  core: {
    name: "docProps/core.xml",
    relation: `${PACKAGE_RELATIONSHIPS}/core-properties`,
    type: "application/vnd.openxmlformats-package.core-properties+xml",
    empty:
      `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
      ` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
      ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>`,
  },
  app: {
    name: "docProps/app.xml",
    relation: `${OFFICE_RELATIONSHIPS}/extended-properties`,
    type: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    empty: `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`,
  },
  custom: {
    name: "docProps/custom.xml",
    relation: `${OFFICE_RELATIONSHIPS}/custom-properties`,
    type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    empty:
      `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"` +
      ` xmlns:vt="${VT}"/>`,
  },
} as const;
type PartKind = keyof typeof PARTS;

const DC = "http://purl.org/dc/elements/1.1/";
const CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/** Where each property of Office.js is kept. */
export const DOCUMENT_PROPERTIES = {
  Title: { part: "core", namespace: DC, name: "dc:title" },
  Subject: { part: "core", namespace: DC, name: "dc:subject" },
  Author: { part: "core", namespace: DC, name: "dc:creator" },
  Keywords: { part: "core", namespace: CP, name: "cp:keywords" },
  Comments: { part: "core", namespace: DC, name: "dc:description" },
  LastAuthor: { part: "core", namespace: CP, name: "cp:lastModifiedBy" },
  Category: { part: "core", namespace: CP, name: "cp:category" },
  Manager: { part: "app", namespace: APP, name: "Manager" },
  Company: { part: "app", namespace: APP, name: "Company" },
} as const;
export type DocumentProperty = keyof typeof DOCUMENT_PROPERTIES;

function partOf(workbook: Workbook, kind: PartKind): string | undefined {
  const { relation } = PARTS[kind];
  const found = workbook.pkg.relationships("").find((each) => each.type === relation);
  return found && workbook.pkg.has(found.target) ? found.target : undefined;
}

function ensurePart(workbook: Workbook, kind: PartKind): string {
  const existing = partOf(workbook, kind);
  if (existing !== undefined) return existing;
  const { name, relation, type, empty } = PARTS[kind];
  workbook.pkg.write(name, empty, type);
  workbook.pkg.relate("", relation, name);
  return name;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** A property's text; "" when it is not set. */
export function readProperty(workbook: Workbook, property: DocumentProperty): string {
  const { part, name } = DOCUMENT_PROPERTIES[property];
  const partName = partOf(workbook, part);
  const root = partName === undefined ? undefined : workbook.pkg.root(partName);
  return (root && child(root, localName(name))?.textContent) ?? "";
}

/** Sets a property's text; the part that holds it is made where there is none. */
export function writeProperty(workbook: Workbook, property: DocumentProperty, value: string): void {
  const { part, name, namespace } = DOCUMENT_PROPERTIES[property];
  const partName = ensurePart(workbook, part);
  const root = workbook.pkg.root(partName);
  let element = child(root, localName(name));
  if (!element) {
    element = workbook.pkg.document(partName).createElementNS(namespace, name);
    root.appendChild(element);
  }
  element.textContent = value;
  workbook.pkg.touch(partName);
  workbook.changed();
}

/** A custom property of the document. */
export interface CustomProperty {
  key: string;
  value: string | number | boolean;
  type: "String" | "Number" | "Boolean" | "Date" | "Float";
}

function customElements(workbook: Workbook): Element[] {
  const partName = partOf(workbook, "custom");
  return partName === undefined ? [] : children(workbook.pkg.root(partName), "property");
}

function toProperty(element: Element): CustomProperty {
  const key = element.getAttribute("name") ?? "";
  const value = children(element).at(0);
  const text = value?.textContent ?? "";
  switch (value?.localName) {
    case "i4":
    case "i2":
    case "int":
      return { key, value: Number(text), type: "Number" };
    case "r8":
    case "r4":
    case "decimal":
      return { key, value: Number(text), type: "Float" };
    case "bool":
      return { key, value: text === "true" || text === "1", type: "Boolean" };
    case "filetime":
      return { key, value: text, type: "Date" };
    default:
      return { key, value: text, type: "String" };
  }
}

/** The custom properties of the document, in the order of the file. */
export function customProperties(workbook: Workbook): CustomProperty[] {
  return customElements(workbook).map(toProperty);
}

/** Adds a custom property, or replaces the one with the same key (without regard to case). */
export function setCustomProperty(
  workbook: Workbook,
  key: string,
  value: string | number | boolean,
): CustomProperty {
  deleteCustomProperty(workbook, key);
  const partName = ensurePart(workbook, "custom");
  const root = workbook.pkg.root(partName);
  const used = children(root, "property").map((each) => numberAttribute(each, "pid") ?? 1);
  const element = append(root, "property", {
    fmtid: "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
    pid: Math.max(1, ...used) + 1,
    name: key,
  });
  const kind =
    typeof value === "boolean"
      ? "bool"
      : typeof value === "string"
        ? "lpwstr"
        : Number.isInteger(value)
          ? "i4"
          : "r8";
  const content = workbook.pkg.document(partName).createElementNS(VT, `vt:${kind}`);
  content.textContent = String(value);
  element.appendChild(content);
  workbook.pkg.touch(partName);
  workbook.changed();
  return toProperty(element);
}

/** Deletes the custom property with a key (without regard to case), if there is one. */
export function deleteCustomProperty(workbook: Workbook, key: string): void {
  for (const element of customElements(workbook)) {
    if (element.getAttribute("name")?.toLowerCase() !== key.toLowerCase()) continue;
    remove(element);
    workbook.pkg.touch(partOf(workbook, "custom") ?? "");
    workbook.changed();
  }
}

/**
 * The add-in's settings (workbook.settings and Office.context.document.settings are the same), as
 * JSON texts by key. Real Excel keeps them in a web extension part bound to an add-in's id; here
 * they are in a custom XML part of their own, which Excel carries along, and what a web extension
 * part of the file has of them is kept in step.
 */
export class Settings {
  private readonly values: Map<string, string>;
  private partName: string | undefined;

  constructor(private readonly workbook: Workbook) {
    const { partName, values } = settingsIn(workbook.pkg, workbook.partName);
    this.partName = partName;
    this.values = values;
  }

  keys(): string[] {
    return [...this.values.keys()];
  }

  get(key: string): string | undefined {
    return this.values.get(key);
  }

  /** @throws HostError InvalidArgument where they would be more than Excel keeps */
  set(key: string, json: string): void {
    let length = key.length + json.length;
    for (const [other, kept] of this.values)
      if (other !== key) length += other.length + kept.length;
    if (length > MAX_SETTINGS_LENGTH) throw invalidArgument("settings of more than 2 MB");
    this.values.set(key, json);
    this.write();
  }

  delete(key: string): void {
    if (this.values.delete(key)) this.write();
  }

  private write(): void {
    const { pkg, partName } = this.workbook;
    if (this.partName === undefined) {
      this.partName = pkg.freeName("customXml/item", ".xml");
      pkg.write(this.partName, `${HEAD}<settings xmlns="${SETTINGS_NS}"/>`, "application/xml");
      pkg.relate(partName, `${OFFICE_RELATIONSHIPS}/customXml`, this.partName);
    }
    const root = pkg.root(this.partName);
    for (const old of children(root)) remove(old);
    for (const [key, json] of this.values) append(root, "setting", { key }, json);
    pkg.touch(this.partName);
    for (const { partName: extension, key, element } of extensionSettings(pkg)) {
      const json = this.values.get(key);
      if (json === undefined) remove(element);
      else element.setAttribute("value", json);
      pkg.touch(extension);
    }
    this.workbook.changed();
  }
}
