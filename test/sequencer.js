import Sequencer from "@jest/test-sequencer";

/**
 * The tests in a browser come first, one after the other: those of a worker share its browser (e2e/environment.ts). Then
 * the other long ones, so that none is still running alone when all the rest is done.
 */
const FIRST = [
  /[\\/]test[\\/]e2e[\\/]/,
  /[\\/]test[\\/](?:reliability|fuzz)[\\/]/,
  /[\\/]test[\\/]excel[\\/]/,
  /./,
];

const turnOf = ({ path }) => FIRST.findIndex((room) => room.test(path));

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => turnOf(a) - turnOf(b));
  }
}
