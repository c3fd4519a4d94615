import { host as english } from "./en/host";
import { host as spanish } from "./es/host";
import type { Language } from "./format";

/** Every text of the embedded Excel's doors; the Spanish is the model. */
export type HostTexts = typeof spanish;

/** The texts of the embedded Excel's doors in a language. */
export function hostTexts(language: Language): HostTexts {
  return language === "es" ? spanish : english;
}
