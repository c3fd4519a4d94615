import pc from "picocolors";
import type { CliStreams } from "./streams";
import type { Terminal } from "./terminal-report";

const DEFAULT_WIDTH = 120;

/** How a stream shows a report: no colours where it is no terminal or its user wants none. */
export function terminalOf({ stdout }: Pick<CliStreams, "stdout">): Terminal {
  return {
    width: stdout.columns ?? DEFAULT_WIDTH,
    colors: pc.createColors(stdout.isTTY === true && process.env["NO_COLOR"] === undefined),
  };
}
