import { strFromU8, strToU8, zipSync, type Zippable } from "fflate";
import { OpenError } from "./errors";
import {
  append,
  children,
  parseXml,
  remove,
  rootOf,
  serializeXml,
  type Document,
  type Element,
} from "./xml";
import { unzip } from "./zip";

const RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
const RELATIONSHIPS_NS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Most bytes that the parts of one package may unpack to (a zip bomb is refused before). */
const MAX_UNPACKED_BYTES = 1_500_000_000;

/**
 * How much smaller a large part may have become by packing. Sheets of real plans pack 10 to 60 times smaller, one
 * cell repeated a million times some 350.
 */
const MAX_PACKING = 200;
const LARGE_PART_BYTES = 50_000_000;

/** One relationship of a part. `target` is an absolute part name, or a URI when external. */
export interface Relationship {
  id: string;
  type: string;
  target: string;
  external: boolean;
}

interface Part {
  bytes: Uint8Array;
  document?: Document;
  touched: boolean;
}

/**
 * An Open Packaging Conventions package (the zip of an .xlsx).
 * Parts that nobody touches are written back byte for byte; a part whose document was asked for
 * and then reported with `touch` is serialised again.
 */
export class OpcPackage {
  private readonly parts = new Map<string, Part>();

  /** @throws OpenError when the bytes are no zip, are cut short, or unpack to too much. */
  static open(bytes: Uint8Array): OpcPackage {
    const opened = new OpcPackage();
    let total = 0;
    let files: ReadonlyMap<string, Uint8Array>;
    try {
      files = unzip(bytes, ({ name, size, packedSize }) => {
        total += size;
        const isBomb = size > LARGE_PART_BYTES && size > packedSize * MAX_PACKING;
        if (isBomb || total > MAX_UNPACKED_BYTES) {
          throw new OpenError("too-large", "the workbook unpacks to more than it may");
        }
        return !name.endsWith("/");
      });
    } catch (error) {
      if (error instanceof OpenError) throw error;
      throw new OpenError("truncated", "the zip archive is damaged or cut short", { cause: error });
    }
    for (const [name, content] of files) {
      opened.parts.set(name.replaceAll("\\", "/").replace(/^\//, ""), {
        bytes: content,
        touched: false,
      });
    }
    return opened;
  }

  /** Part names without the leading slash, in the archive's order. */
  names(): string[] {
    return [...this.parts.keys()];
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  /** @throws OpenError "truncated" when a part that another one names is missing. */
  private part(name: string): Part {
    const part = this.parts.get(name);
    if (!part) throw new OpenError("truncated", `the part ${name} is missing`);
    return part;
  }

  bytes(name: string): Uint8Array {
    return this.part(name).bytes;
  }

  text(name: string): string {
    return strFromU8(this.part(name).bytes);
  }

  /** The parsed document of a part; call `touch` after changing it. */
  document(name: string): Document {
    const part = this.part(name);
    part.document ??= parseXml(strFromU8(part.bytes), name);
    return part.document;
  }

  root(name: string): Element {
    return rootOf(this.document(name));
  }

  /** An element given as XML text, ready to be imported into the part's document. */
  parse(text: string, name: string): Element {
    return rootOf(parseXml(text, name));
  }

  /** Says that the part's document was changed and has to be written again. */
  touch(name: string): void {
    this.part(name).touched = true;
  }

  /** Adds or replaces a part. `contentType` is registered as an override unless undefined. */
  write(name: string, content: string | Uint8Array, contentType?: string): void {
    const bytes = typeof content === "string" ? strToU8(content) : content;
    this.parts.set(name, { bytes, touched: false });
    if (contentType !== undefined) this.setContentType(name, contentType);
  }

  /** Removes a part, its relationships and its content type. */
  delete(name: string): void {
    this.parts.delete(name);
    this.parts.delete(relationshipsPartOf(name));
    for (const override of this.overrides()) {
      if (override.getAttribute("PartName") === `/${name}`) {
        remove(override);
        this.touch("[Content_Types].xml");
      }
    }
  }

  private overrides(): Element[] {
    return children(this.root("[Content_Types].xml"), "Override");
  }

  contentType(name: string): string | undefined {
    const override = this.overrides().find((each) => each.getAttribute("PartName") === `/${name}`);
    return override?.getAttribute("ContentType") ?? undefined;
  }

  setContentType(name: string, contentType: string): void {
    const existing = this.overrides().find((each) => each.getAttribute("PartName") === `/${name}`);
    if (existing) existing.setAttribute("ContentType", contentType);
    else {
      append(this.root("[Content_Types].xml"), "Override", {
        PartName: `/${name}`,
        ContentType: contentType,
      });
    }
    this.touch("[Content_Types].xml");
  }

  /** The relationships of a part ("" = of the package). */
  relationships(source: string): Relationship[] {
    const name = relationshipsPartOf(source);
    if (!this.parts.has(name)) return [];
    return children(this.root(name), "Relationship").map((element) => {
      const external = element.getAttribute("TargetMode") === "External";
      const target = element.getAttribute("Target") ?? "";
      return {
        id: element.getAttribute("Id") ?? "",
        type: element.getAttribute("Type") ?? "",
        target: external ? target : resolvePart(source, target),
        external,
      };
    });
  }

  /** The first relationship whose type ends with the given word ("styles", "theme"…). */
  related(source: string, typeSuffix: string): Relationship | undefined {
    return this.relationships(source).find((each) => each.type.endsWith(`/${typeSuffix}`));
  }

  /** Adds a relationship and returns its id. `target` is a part name, or a URI when external. */
  relate(source: string, type: string, target: string, external = false): string {
    const name = relationshipsPartOf(source);
    if (!this.parts.has(name)) {
      this.write(
        name,
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS_NS}"/>`,
      );
      this.ensureDefault("rels", RELATIONSHIPS_TYPE);
    }
    const used = new Set(this.relationships(source).map((each) => each.id));
    let number = used.size + 1;
    while (used.has(`rId${number}`)) number += 1;
    append(this.root(name), "Relationship", {
      Id: `rId${number}`,
      Type: type,
      Target: external ? target : `/${target}`,
      TargetMode: external ? "External" : undefined,
    });
    this.touch(name);
    return `rId${number}`;
  }

  unrelate(source: string, id: string): void {
    const name = relationshipsPartOf(source);
    if (!this.parts.has(name)) return;
    for (const element of children(this.root(name), "Relationship")) {
      if (element.getAttribute("Id") === id) {
        remove(element);
        this.touch(name);
      }
    }
  }

  private ensureDefault(extension: string, contentType: string): void {
    const types = this.root("[Content_Types].xml");
    const known = children(types, "Default").some(
      (each) => each.getAttribute("Extension")?.toLowerCase() === extension,
    );
    if (known) return;
    append(types, "Default", { Extension: extension, ContentType: contentType });
    this.touch("[Content_Types].xml");
  }

  /** A part name that is not taken: prefix + number + suffix. */
  freeName(prefix: string, suffix: string): string {
    let number = 1;
    while (this.parts.has(`${prefix}${number}${suffix}`)) number += 1;
    return `${prefix}${number}${suffix}`;
  }

  /** Writes the archive; the order of the parts is kept. */
  save(): Uint8Array {
    const files: Zippable = {};
    // A fixed date: the same workbook gives the same bytes.
    const options = { mtime: new Date("1980-01-02T00:00:00Z") };
    for (const [name, part] of this.parts) {
      if (part.touched && part.document) {
        part.bytes = strToU8(serializeXml(part.document));
        part.touched = false;
      }
      files[name] = [part.bytes, options];
    }
    // Level 3 takes a third of level 6's time for files a tenth larger.
    return zipSync(files, { level: 3 });
  }
}

function relationshipsPartOf(source: string): string {
  if (source === "") return "_rels/.rels";
  const slash = source.lastIndexOf("/");
  return `${source.slice(0, slash + 1)}_rels/${source.slice(slash + 1)}.rels`;
}

function resolvePart(source: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = source.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}
