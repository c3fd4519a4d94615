import Sequencer from "@jest/test-sequencer";

const IN_BROWSER = /[\\/]test[\\/]e2e[\\/]/;

/** The tests in a browser come first, one after the other: those of a worker share its browser (e2e/environment.ts). */
export default class BrowserFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [true, false].flatMap((inBrowser) =>
      sorted.filter(({ path }) => IN_BROWSER.test(path) === inBrowser),
    );
  }
}
