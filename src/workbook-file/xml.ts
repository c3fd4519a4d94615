import { DOMParser, XMLSerializer, type Document, type Element, type Node } from "@xmldom/xmldom";
import { OpenError } from "./errors";

export type { Document, Element };

/** Elements nest a dozen deep in a workbook; the parser takes minutes over a million. */
const MOST_NESTED = 500;

/** The parsed form takes twenty times the memory of the text. The cells and texts of a workbook are not read this way. */
const MOST_CHARACTERS = 40_000_000;

/**
 * Parses one XML part of a package.
 * @throws OpenError "too-large" when it is longer than any part of a plan; "truncated" when the text is not well-formed XML, or nested absurdly deep.
 */
export function parseXml(text: string, partName: string): Document {
  if (text.length > MOST_CHARACTERS) {
    throw new OpenError("too-large", `${partName} is too long`);
  }
  if (nestsDeeperThan(text, MOST_NESTED)) {
    throw new OpenError("truncated", `${partName} is nested too deep`);
  }
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== "warning") throw new Error(message);
      },
    });
    return parser.parseFromString(text.replace(/^\uFEFF/, ""), "text/xml");
  } catch (error) {
    throw new OpenError("truncated", `${partName} is not well-formed XML`, { cause: error });
  }
}

function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    const next = text.charAt(at + 1);
    if (next === "/") depth -= 1;
    else if (next !== "!" && next !== "?") {
      const end = text.indexOf(">", at);
      if (end < 0) return false;
      if (text.charAt(end - 1) !== "/") depth += 1;
      if (depth > limit) return true;
    }
  }
  return false;
}

/** The text of a document, always with an XML declaration (Excel wants one). */
export function serializeXml(document: Document): string {
  const text = new XMLSerializer().serializeToString(document);
  return text.startsWith("<?xml")
    ? text
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
}

/** The text of one element, with the namespaces that it needs. */
export function serializeElement(element: Element): string {
  return new XMLSerializer().serializeToString(element);
}

/**
 * The document element of a parsed part.
 * @throws OpenError "truncated" when the part is empty.
 */
export function rootOf(document: Document): Element {
  const root = document.documentElement;
  if (root === null) throw new OpenError("truncated", "an XML part is empty");
  return root;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** Child elements in order, optionally only those with the given local name (prefixes ignored). */
export function children(parent: Element, localName?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node) && (localName === undefined || node.localName === localName)) {
      found.push(node);
    }
  }
  return found;
}

/** The first child element with the local name, or undefined. */
export function child(parent: Element, localName: string): Element | undefined {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node) && node.localName === localName) return node;
  }
  return undefined;
}

/** Every descendant element with the local name, in document order. */
export function descendants(parent: Element, localName: string): Element[] {
  const found: Element[] = [];
  const collect = (within: Element): void => {
    for (let node = within.firstChild; node !== null; node = node.nextSibling) {
      if (!isElement(node)) continue;
      if (node.localName === localName) found.push(node);
      collect(node);
    }
  };
  collect(parent);
  return found;
}

/** Creates an element in its parent's namespace and with its prefix; does not attach it. */
export function createLike(parent: Element, localName: string): Element {
  const document = parent.ownerDocument;
  if (document === null) throw new Error("element without a document");
  const name = parent.prefix ? `${parent.prefix}:${localName}` : localName;
  return document.createElementNS(parent.namespaceURI, name);
}

/** Sets attributes; undefined or null removes one. Booleans are written as 1 and 0. */
export function setAttributes(
  element: Element,
  attributes: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Element {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) element.removeAttribute(name);
    else if (typeof value === "boolean") element.setAttribute(name, value ? "1" : "0");
    else element.setAttribute(name, String(value));
  }
  return element;
}

/** Appends a new child element with attributes and, optionally, text. */
export function append(
  parent: Element,
  localName: string,
  attributes: Readonly<Record<string, string | number | boolean | null | undefined>> = {},
  text?: string,
): Element {
  const element = setAttributes(createLike(parent, localName), attributes);
  if (text !== undefined) element.textContent = text;
  parent.appendChild(element);
  return element;
}

/**
 * The child with the local name, made if absent and put where the schema's order wants it.
 * @param order local names of all possible children in schema order.
 */
export function ensureChild(parent: Element, localName: string, order: readonly string[]): Element {
  const existing = child(parent, localName);
  if (existing) return existing;
  const element = createLike(parent, localName);
  insertOrdered(parent, element, order);
  return element;
}

/** Inserts a child after its last sibling of the same or an earlier place in `order`. */
export function insertOrdered(parent: Element, element: Element, order: readonly string[]): void {
  const place = order.indexOf(element.localName ?? "");
  const next = children(parent).find((sibling) => order.indexOf(sibling.localName ?? "") > place);
  parent.insertBefore(element, next ?? null);
}

/** A deep copy of an element. The DOM's own goes through every property of every node, which takes ten times as long. */
export function clone(element: Element): Element {
  const copy = createLike(element, element.localName ?? element.nodeName);
  for (const { namespaceURI, name, value } of Array.from(element.attributes))
    copy.setAttributeNS(namespaceURI, name, value);
  for (let node = element.firstChild; node; node = node.nextSibling)
    copy.appendChild(isElement(node) ? clone(node) : node.cloneNode(true));
  return copy;
}

/** Removes an element from its parent. */
export function remove(element: Element): void {
  element.parentNode?.removeChild(element);
}

/** An attribute as a boolean of the schema (1/0/true/false), or the default when absent. */
export function booleanAttribute(element: Element, name: string, absent = false): boolean {
  const value = element.getAttribute(name);
  if (value === null || value === "") return absent;
  return value === "1" || value === "true";
}

// Asked for hundreds of thousands of times; in the sandbox of a test each look at a global takes longer than the rest.
const toNumber = Number;
const { isFinite } = Number;

/** An attribute as a number, or undefined when absent or not a number. */
export function numberAttribute(element: Element, name: string): number | undefined {
  const value = element.getAttribute(name);
  if (value === null || value === "") return undefined;
  const number = toNumber(value);
  return isFinite(number) ? number : undefined;
}

// Excel writes characters that XML forbids, and carriage returns, as _xHHHH_.
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]/g;

/** Spreadsheet text as stored (with _xHHHH_ escapes) to the text itself. */
export function decodeText(stored: string): string {
  return stored.includes("_x")
    ? stored.replace(ESCAPED, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : stored;
}

/** Text to the form stored in a part: XML-escaped, forbidden characters as _xHHHH_. */
export function encodeText(text: string): string {
  const hex = (character: string): string =>
    `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  return escapeXml(text.replace(ESCAPED, (match) => `_x005F${match}`).replace(FORBIDDEN, hex));
}

/** Escapes the characters with a meaning in XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Resolves the entities of XML text or of an attribute's value. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, entity: string) => {
    if (entity.startsWith("#x")) return String.fromCodePoint(parseInt(entity.slice(2), 16));
    if (entity.startsWith("#")) return String.fromCodePoint(Number(entity.slice(1)));
    return NAMED[entity] ?? whole;
  });
}
