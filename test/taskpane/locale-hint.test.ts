/** @jest-environment jsdom */
import { afterEach, expect, it } from "@jest/globals";
import { localeHint } from "../../src/taskpane/locale-hint";

afterEach(() => {
  window.name = "";
  history.replaceState(null, "", "/");
});

it("takes the language that the host names in the address, or else in its frame's name", () => {
  expect(localeHint()).toBe(navigator.language);
  window.name = "Excel$Web$16.01$es-PE$$$$0";
  expect(localeHint()).toBe("es-PE");
  window.name = encodeURIComponent(window.name);
  expect(localeHint()).toBe("es-PE");
  history.replaceState(null, "", "?_host_Info=Excel$Win32$16.01$de-DE$$$$0#x");
  expect(localeHint()).toBe("de-DE");
});

it("takes the browser's where a name cannot be decoded", () => {
  window.name = "100%";
  expect(localeHint()).toBe(navigator.language);
});
