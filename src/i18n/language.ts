import type { Language } from "./format";

/** Those that Cuadra speaks. */
export const LANGUAGES: readonly Language[] = ["es", "en"];

/** The language for a locale such as Office's display language ("es-PE", "en-US"): Spanish unless it is English. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith("en") ? "en" : "es";
}
