import { describe } from "@jest/globals";
import { chromiumPath } from "./chromium";

export { launchBrowser } from "./chromium";

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
