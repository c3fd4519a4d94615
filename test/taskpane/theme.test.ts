/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { followBrowserTheme, followOfficeTheme, isDark } from "../../src/taskpane/theme";

// Excel for Windows and Mac tells its theme in Office.context.officeTheme; Excel on the web, which has none, is tried
// in test/e2e. That an Excel tells of a change is documented for Outlook only.

const WHITE = { bodyBackgroundColor: "#FFFFFF" };
const BLACK = { bodyBackgroundColor: "#1F1F1F" };

type Tell = (event?: { officeTheme?: typeof WHITE }) => void;

let context: {
  officeTheme: typeof WHITE | undefined;
  document: { addHandlerAsync(type: string, tell: Tell, done: (result: object) => void): void };
};
let tell: Tell | undefined;
let browserTheme: { matches: boolean; listeners: (() => void)[] };

const theme = (): string | undefined => document.documentElement.dataset.theme;

function officeWhose(answers: "succeeded" | "failed" | "throws"): void {
  context = {
    officeTheme: WHITE,
    document: {
      addHandlerAsync(_type, handler, done) {
        if (answers === "throws") throw new Error("no such event");
        if (answers === "succeeded") tell = handler;
        done({ status: answers });
      },
    },
  };
  Object.assign(globalThis, {
    Office: {
      context,
      EventType: { OfficeThemeChanged: "officeThemeChanged" },
      AsyncResultStatus: { Failed: "failed", Succeeded: "succeeded" },
    },
  });
}

beforeEach(() => {
  tell = undefined;
  browserTheme = { matches: false, listeners: [] };
  Object.assign(globalThis, {
    matchMedia: () => ({
      get matches() {
        return browserTheme.matches;
      },
      addEventListener: (_type: string, listener: () => void) =>
        browserTheme.listeners.push(listener),
    }),
  });
});

afterEach(() => {
  document.documentElement.removeAttribute("data-office-theme");
});

describe("Office's theme", () => {
  it("is followed when Excel tells that it has changed", () => {
    officeWhose("succeeded");
    followOfficeTheme();
    expect(theme()).toBe("light");
    tell?.({ officeTheme: BLACK });
    expect(theme()).toBe("dark");
  });

  it.each(["failed", "throws"] as const)(
    "is asked for again at the next focus where telling %s",
    (answers) => {
      officeWhose(answers);
      followOfficeTheme();
      expect(theme()).toBe("light");
      context.officeTheme = BLACK;
      window.dispatchEvent(new Event("focus"));
      expect(theme()).toBe("dark");
      context.officeTheme = WHITE;
      for (const listener of browserTheme.listeners) listener();
      expect(theme()).toBe("light");
    },
  );

  it("goes before the browser's, which is followed where Office has none", () => {
    officeWhose("throws");
    followBrowserTheme();
    context.officeTheme = undefined;
    followOfficeTheme();
    browserTheme.matches = true;
    for (const listener of browserTheme.listeners) listener();
    expect(theme()).toBe("dark");
    context.officeTheme = WHITE;
    window.dispatchEvent(new Event("focus"));
    for (const listener of browserTheme.listeners) listener();
    expect(theme()).toBe("light");
  });

  it("is dark where its background is nearer to black", () => {
    expect(["#FFFFFF", "#F3F2F1", "#666666", "#262626"].map(isDark)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
