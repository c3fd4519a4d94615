/** @jest-environment jsdom */
import { afterEach, expect, it } from "@jest/globals";
import { hostHint } from "../../src/taskpane/host-hint";

afterEach(() => {
  window.name = "";
  history.replaceState(null, "", "/");
});

it("takes what the host names in the address, or else in its frame's name", () => {
  expect(hostHint()).toBeNull();
  window.name = "Excel$Web$16.01$es-PE$$$$0";
  expect(hostHint()).toEqual({ platform: "web", version: 16.01, locale: "es-PE" });
  window.name = encodeURIComponent(window.name);
  expect(hostHint()?.locale).toBe("es-PE");
  window.name = JSON.stringify({ hostInfo: "Excel|Mac|16.00|es-MX|x" });
  expect(hostHint()).toEqual({ platform: "mac", version: 16, locale: "es-MX" });
  history.replaceState(null, "", "?_host_Info=Excel$Win32$16.01$de-DE$$$$0#x");
  expect(hostHint()).toEqual({ platform: "win32", version: 16.01, locale: "de-DE" });
});

it.each(["100%", "Excel$Web", "Word$Web$16.01$es-PE$", "Excel$Web$16.01$$"])(
  "knows no host by the name %s",
  (name) => {
    window.name = name;
    expect(hostHint()).toBeNull();
  },
);
