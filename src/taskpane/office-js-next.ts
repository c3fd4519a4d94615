import type { HostHint } from "./host-hint";

/** The version in the name of Office.js's file for Excel on each platform, where Excel is that new or newer. */
export const FILE_VERSION: Readonly<Record<string, string>> = {
  ios: "16.00",
  mac: "16.00",
  web: "16.00",
  win32: "16.01",
};

/**
 * Asks for the file that Office.js will ask for once it has run, so that it is on its way meanwhile: the one for the
 * host's platform or, in a plain browser, that by which it finds that there is no Excel.
 * @param officeJs the address of office.js, beside which its files lie
 * @param host null in a plain browser; of one that is not known nothing is asked for
 */
export function askForNextOfOfficeJs(officeJs: string, host: HostHint | null): void {
  const file = host ? hostFile(host) : "o15apptofilemappingtable.js";
  if (file === null) return;
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "script";
  // As Office.js asks for it: the browser would fetch it once more for another way.
  link.crossOrigin = "anonymous";
  link.href = new URL(file, officeJs).href;
  document.head.append(link);
}

function hostFile({ platform, version }: HostHint): string | null {
  const ofFile = FILE_VERSION[platform];
  return ofFile && version >= Number(ofFile) ? `excel-${platform}-${ofFile}.js` : null;
}
