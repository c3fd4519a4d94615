import { afterAll, afterEach, beforeAll, describe, jest } from "@jest/globals";
import type { Browser } from "playwright-core";
import { chromiumPath, launchBrowser } from "./chromium";
import type { ExcelInBrowser, OpenOptions } from "./excel";
import { Pages } from "./pages";
import { startHost, type HostProcess } from "./server";

/** Opens the host page over the sample, or over `book`. The test fails if anything went wrong in it unseen. */
export type OpenExcel = (options?: OpenOptions) => Promise<ExcelInBrowser>;

/** Milliseconds for a test, and for the first one's building of the add-in: a machine busy with others is slow. */
const PATIENCE = 300_000;

/**
 * `describe` for tests in a browser, with what they need started before the first of them and stopped after the last.
 * Where there is no browser it says so, loudly, and skips.
 */
export function describeInBrowser(name: string, tests: (open: OpenExcel) => void): void {
  if (chromiumPath() === undefined) {
    process.stderr.write(
      `\n*** NO BROWSER: "${name}" IS NOT TESTED. Install Chromium, or set CUADRA_CHROMIUM. ***\n\n`,
    );
    describe.skip(name, () => tests(() => Promise.reject(new Error("no browser"))));
    return;
  }
  jest.setTimeout(PATIENCE);
  // A browser on a machine shared with others: CI tries once more what failed, and lists it. By hand nothing is.
  if (process.env.CI) jest.retryTimes(1, { logErrorsBeforeRetry: true });
  describe(name, () => {
    let running:
      { readonly host: HostProcess; readonly browser: Browser; readonly pages: Pages } | undefined;
    beforeAll(async () => {
      const [host, browser] = await Promise.all([startHost(), launchBrowser()]);
      running = { host, browser, pages: new Pages(browser, host.url) };
    }, PATIENCE);
    afterAll(async () => {
      try {
        await running?.pages.close();
      } finally {
        await running?.browser.close();
        running?.host.stop();
      }
    });
    afterEach(() => running?.pages.leave());
    tests(async (options) => {
      if (!running) throw new Error("the browser is started before the first test");
      return running.pages.take(options);
    });
  });
}
