import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { fileLabels } from "../../../src/poi/consolidate/file-labels";

describe("what files are called", () => {
  it("is their name, with the folders that tell those of one name apart", () => {
    expect(fileLabels(["2025/rentas/POI.xlsx", "2025/obras/POI.xlsx", "salud.xlsx"])).toEqual([
      "rentas/POI.xlsx",
      "obras/POI.xlsx",
      "salud.xlsx",
    ]);
    expect(fileLabels(["C:\\a\\x\\POI.xlsx", "C:\\b\\x\\POI.xlsx"])).toEqual([
      "a/x/POI.xlsx",
      "b/x/POI.xlsx",
    ]);
    expect(fileLabels(["POI.xlsx", "obras/POI.xlsx"])).toEqual(["POI.xlsx", "obras/POI.xlsx"]);
  });

  it("has a number where no folder is known", () => {
    expect(fileLabels(["POI.xlsx", "POI.xlsx", "POI.xlsx (2)", "POI.xlsx"])).toEqual([
      "POI.xlsx",
      "POI.xlsx (2)",
      "POI.xlsx (2) (2)",
      "POI.xlsx (3)",
    ]);
  });

  it("is never the same of two", () => {
    const path = fc.array(fc.constantFrom("a", "b", "POI.xlsx"), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(path, { maxLength: 6 }), (paths) => {
        const labels = fileLabels(paths.map((parts) => parts.join("/")));
        expect(new Set(labels).size).toBe(paths.length);
      }),
    );
  });
});
