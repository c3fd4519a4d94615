import { firstFrame as english } from "../../i18n/en/first-frame";
import { firstFrame as spanish } from "../../i18n/es/first-frame";
import type { Language } from "../../i18n/format";

/** The texts that the first frame needs; the rest of the catalogue is loaded after it. */
export function paneTexts(language: Language): typeof spanish {
  return language === "es" ? spanish : english;
}
