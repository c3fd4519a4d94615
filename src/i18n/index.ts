import { en } from "./en/index";
import { es, type Catalogue } from "./es/index";
import type { Language } from "./format";

export type { Catalogue } from "./es/index";
export type { Language } from "./format";

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { es, en };

/** All texts of a language. */
export function catalogue(language: Language): Catalogue {
  return CATALOGUES[language];
}
