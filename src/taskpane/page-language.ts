import { languageOf } from "../i18n/language";
import type { Language } from "../i18n/format";

/** Says to the browser, and to screen readers, which language the page speaks. */
export function setPageLanguage(language: Language): void {
  document.documentElement.lang = language === "es" ? "es-PE" : "en";
}

/** The language that the page has been set to. */
export const pageLanguage = (): Language => languageOf(document.documentElement.lang);
