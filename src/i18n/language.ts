import type { Language } from "./format";

/** The language for a locale such as Office's display language ("es-PE", "en-US"): Spanish unless it is English. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith("en") ? "en" : "es";
}
