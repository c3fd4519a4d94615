import { pane as english } from "../../i18n/en/pane";
import { pane as spanish } from "../../i18n/es/pane";
import type { Language } from "../../i18n/format";

/** The texts that the first frame needs; the rest of the catalogue is loaded after it. */
export function paneTexts(language: Language): typeof spanish {
  return language === "es" ? spanish : english;
}
