import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PLACES = [
  // Chromium's own engine, without the browser's windows around it, which nothing here looks at: a page takes half as
  // long to open.
  "/usr/bin/chromium-headless-shell",
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

/**
 * Starts the browser without any of its own traffic.
 * @param more switches of the command line
 * @throws Error where there is none
 */
export function launchBrowser(...more: readonly string[]): Promise<Browser> {
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
      ...more,
    ],
  });
}
