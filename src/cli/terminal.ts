import pc from "picocolors";
import type { Colors } from "picocolors/types";
import type { CliStreams } from "./streams";

/** How the terminal shows things. */
export interface Terminal {
  /** Columns of text. */
  readonly width: number;
  readonly colors: Colors;
}

const DEFAULT_WIDTH = 120;

/** How a stream shows a report: no colours where it is no terminal or its user wants none. */
export function terminalOf({ stdout }: Pick<CliStreams, "stdout">): Terminal {
  return {
    width: stdout.columns ?? DEFAULT_WIDTH,
    colors: pc.createColors(stdout.isTTY === true && process.env["NO_COLOR"] === undefined),
  };
}
