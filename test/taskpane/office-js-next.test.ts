/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { afterEach, expect, it } from "@jest/globals";
import { askForNextOfOfficeJs, FILE_VERSION } from "../../src/taskpane/office-js-next";

const OFFICE_JS = "https://localhost:3000/office-js/office.js";

afterEach(() => {
  document.head.replaceChildren();
});

const asked = (): string[] =>
  [...document.head.querySelectorAll("link")].map(({ href }) => href.replace(/^.*\//, ""));

it.each([
  ["web", 16.01, ["excel-web-16.00.js"]],
  ["web", 16, ["excel-web-16.00.js"]],
  ["win32", 16.01, ["excel-win32-16.01.js"]],
  // An older Excel has another file, and an unknown platform perhaps none.
  ["win32", 16, []],
  ["android", 16.01, []],
  ["constructor", 16, []],
])("asks for the file of Excel on %s %s", (platform, version, files) => {
  askForNextOfOfficeJs(OFFICE_JS, { platform, version, locale: "es-PE" });
  expect(asked()).toEqual(files);
});

it("asks in a plain browser for what tells Office.js that there is no Excel", () => {
  askForNextOfOfficeJs(OFFICE_JS, null);
  expect(asked()).toEqual(["o15apptofilemappingtable.js"]);
});

it("names the files that this Office.js has", () => {
  const source = readFileSync("node_modules/@microsoft/office-js/dist/office.js", "utf8");
  const map = /HostSpecificFileVersionMap=\{.*?excel:\{(.*?)\}/s.exec(source)?.[1] ?? "";
  const versions = Object.fromEntries(
    [...map.matchAll(/(\w+):"([\d.]+)"/g)].map(([, platform, version]) => [platform, version]),
  );
  expect(versions).toMatchObject(FILE_VERSION);
  expect(source).toContain("o15apptofilemappingtable.js");
});
