/**
 * The display language that the host names in the pane's address or frame before Office.js arrives, so that the
 * first frame speaks it: fields of "host$platform$version$locale$…", the same that Office.js itself reads.
 */
export function localeHint(): string {
  const info = /_host_Info=([^&#]+)/.exec(location.href)?.[1] ?? window.name;
  return /\$([a-z]{2,3}-[A-Za-z-]{2,})\$/.exec(decoded(info))?.[1] ?? navigator.language;
}

/** As it is where it was not encoded: a page may have named its frame "100%". */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
