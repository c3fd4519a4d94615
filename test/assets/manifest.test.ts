/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";

const ROOT = join(__dirname, "../..");
const xml = readFileSync(join(ROOT, "manifest.xml"), "utf8");
const manifest = new DOMParser().parseFromString(xml, "text/xml");

/** Elements by local name, whatever their namespace. */
function all(name: string, within: Document | Element = manifest): Element[] {
  return [...within.getElementsByTagNameNS("*", name)];
}
const attribute = (element: Element, name: string) => element.getAttribute(name) ?? "";
const texts = (name: string) => all(name).map((element) => element.textContent);

/** Width and height of a PNG, from its header. */
function pngSize(path: string): [number, number] {
  const bytes = readFileSync(join(ROOT, path));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe("manifest.xml", () => {
  it("defines every resource it uses and uses every resource it defines", () => {
    const used = [...manifest.querySelectorAll("[resid]")].map((e) => attribute(e, "resid"));
    const defined = all("Resources").flatMap((resources) =>
      [...resources.querySelectorAll("[id]")].map((e) => attribute(e, "id")),
    );
    expect([...new Set(used)].sort()).toEqual(defined.sort());
    expect(defined.filter((id) => id.length > 32)).toEqual([]);
  });

  it("has each icon in the project, of the size it says", () => {
    const images = new Map(
      all("Image").map((e) => [attribute(e, "id"), attribute(e, "DefaultValue")]),
    );
    const references = all("Image").filter((element) => element.hasAttribute("resid"));
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const size = Number(attribute(reference, "size"));
      const { pathname } = new URL(images.get(attribute(reference, "resid")) ?? "");
      expect([pathname, ...pngSize(pathname)]).toEqual([pathname, size, size]);
    }
    for (const icon of all("Icon")) {
      const sizes = all("Image", icon).map((image) => attribute(image, "size"));
      expect(sizes).toEqual(expect.arrayContaining(["16", "32", "80"]));
    }
  });

  it("says everything in Spanish first and in English too, within Excel's lengths", () => {
    expect(texts("DefaultLocale")).toEqual(["es-PE"]);
    for (const string of [...all("String"), ...all("DisplayName"), ...all("Description")]) {
      if (!string.hasAttribute("DefaultValue")) continue;
      const values = [string, ...all("Override", string)].map(
        (e) => e.getAttribute("DefaultValue") ?? attribute(e, "Value"),
      );
      expect(all("Override", string).map((e) => attribute(e, "Locale"))).toEqual(["en-US"]);
      const limit = string.closest("LongStrings") || string.tagName === "Description" ? 250 : 125;
      expect(values.filter((value) => value === "" || value.length > limit)).toEqual([]);
    }
  });

  it("runs the ribbon's functions in the pane's own page", () => {
    expect(texts("FunctionName")).toEqual(["validate", "summary", "clear"]);
    const [runtime] = all("Runtime");
    const [functions] = all("FunctionFile");
    expect(runtime.getAttribute("lifetime")).toBe("long");
    expect(functions.getAttribute("resid")).toBe(runtime.getAttribute("resid"));
  });

  it("asks little of Excel to open the pane, and what the code uses to show the ribbon", () => {
    const [forPane, forRibbon] = all("Requirements").map((requirements) =>
      all("Set", requirements).map((set) => [attribute(set, "Name"), attribute(set, "MinVersion")]),
    );
    expect(forPane).toEqual([["ExcelApi", "1.1"]]);
    expect(forRibbon).toEqual([
      ["ExcelApi", "1.9"],
      ["SharedRuntime", "1.1"],
    ]);
  });

  it("asks for no more than reading and writing the open workbook", () => {
    expect(texts("Permissions")).toEqual(["ReadWriteDocument"]);
    // Nothing that would let it sign in, call other services or start by itself.
    for (const name of [
      "WebApplicationInfo",
      "Scopes",
      "ExtendedPermissions",
      "Event",
      "AppDomain",
    ])
      expect([name, all(name).length]).toEqual([name, 0]);
  });

  it("names one address only, the one the build replaces", () => {
    const origins = [...xml.matchAll(/Value="(https?:\/\/[^/"]+)/g)].map((match) => match[1]);
    expect([...new Set(origins)]).toEqual(["https://localhost:3000"]);
  });
});
