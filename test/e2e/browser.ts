import { afterAll, afterEach, beforeAll, describe, jest } from "@jest/globals";
import type { Browser } from "playwright-core";
import { chromiumPath, launchBrowser } from "./chromium";
import { ExcelInBrowser, type OpenOptions } from "./excel";
import { startHost, type HostProcess } from "./server";

/** Opens the host page over the sample. It is closed after the test, which fails if anything went wrong unseen. */
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
  describe(name, () => {
    let running: { readonly host: HostProcess; readonly browser: Browser } | undefined;
    const opened: ExcelInBrowser[] = [];
    beforeAll(async () => {
      const [host, browser] = await Promise.all([startHost(), launchBrowser()]);
      running = { host, browser };
    }, PATIENCE);
    afterAll(async () => {
      await running?.browser.close();
      running?.host.stop();
    });
    afterEach(async () => {
      for (const excel of opened.splice(0)) await excel.close();
    });
    tests(async (options) => {
      if (!running) throw new Error("the browser is started before the first test");
      const excel = await ExcelInBrowser.open(running.browser, running.host.url, options);
      opened.push(excel);
      return excel;
    });
  });
}
