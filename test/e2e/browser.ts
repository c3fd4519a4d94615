import { existsSync } from "node:fs";
import { describe } from "@jest/globals";
import { chromium, type Browser } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The Chromium to test with: CUADRA_CHROMIUM, or one of the usual places. */
export function chromiumPath(): string | undefined {
  return [process.env.CUADRA_CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
}

/** `describe` where there is a browser; where there is none it says so, loudly, and skips. */
export const describeInBrowser = (name: string, tests: () => void): void => {
  if (chromiumPath() !== undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(
    `\n*** NO BROWSER: "${name}" IS NOT TESTED. Install Chromium, or set CUADRA_CHROMIUM. ***\n\n`,
  );
  describe.skip(name, tests);
};

/** Starts the browser without any of its own traffic. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error("no browser");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
