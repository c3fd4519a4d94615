import type { Catalogue } from "../i18n/index";
import type { CliStream } from "./streams";

/** Work that ends sooner shows no progress. */
const PATIENCE_MS = 500;
const ERASE_LINE = "\r\u001b[K";

/**
 * A line on a terminal's standard error that says how far long work has come; nothing where it is no terminal.
 * @param lineOf what it says of the share done, 0 to 1
 */
export function progressLine(
  stream: CliStream,
  { report }: Catalogue,
  lineOf = (share: number): string => report.reading(Math.floor(share * 100)),
): { readonly show: (share: number) => void; readonly clear: () => void } {
  const start = Date.now();
  let shown = "";
  return {
    show: (share) => {
      if (stream.isTTY !== true || Date.now() - start < PATIENCE_MS) return;
      const line = lineOf(share);
      if (line === shown) return;
      stream.write(`${ERASE_LINE}${line}`);
      shown = line;
    },
    clear: () => {
      if (shown !== "") stream.write(ERASE_LINE);
    },
  };
}
