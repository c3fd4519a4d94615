/** What the host says of itself before Office.js arrives. */
export interface HostHint {
  /** As in the names of Office.js's files: "web", "win32", "mac"… */
  readonly platform: string;
  readonly version: number;
  /** Of its display: "es-PE". */
  readonly locale: string;
}

/**
 * Fields of "host$platform$version$locale$…" in the pane's address or its frame's name, where Office.js itself reads
 * them; null in a plain browser.
 */
export function hostHint(): HostHint | null {
  const info = /_host_Info=([^&#]+)/.exec(location.href)?.[1] ?? window.name;
  const [, platform, version, locale] =
    /Excel[$|]([a-z\d]+)[$|]([\d.]+)[$|]([a-z]{2,3}-[a-z-]{2,})/i.exec(decoded(info)) ?? [];
  if (!platform || !version || !locale) return null;
  return { platform: platform.toLowerCase(), version: Number(version), locale };
}

/** As it is where it was not encoded: a page may have named its frame "100%". */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
