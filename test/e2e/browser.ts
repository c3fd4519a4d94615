import { afterAll, afterEach, beforeAll, describe, jest } from "@jest/globals";
import { chromiumPath } from "./chromium";
import type { BrowserOfTests } from "./environment";
import type { ExcelInBrowser, OpenOptions } from "./excel";

declare global {
  /** In files of tests in a browser (environment.ts). */
  var browserOfTests: BrowserOfTests;
}

/** Opens the host page over the sample, or over `book`. The test fails if anything went wrong in it unseen. */
export type OpenExcel = (options?: OpenOptions) => Promise<ExcelInBrowser>;

/** Milliseconds for a test, and for the first one's building of the add-in: a machine busy with others is slow. */
const PATIENCE = 300_000;

/**
 * `describe` for tests in a browser, in files that say `@jest-environment ./test/e2e/environment.ts`. Where there is no
 * browser it says so, loudly, and skips.
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
    beforeAll(() => browserOfTests.start(), PATIENCE);
    afterEach(() => browserOfTests.leave());
    afterAll(() => browserOfTests.endFile());
    tests((options) => browserOfTests.take(options));
  });
}
