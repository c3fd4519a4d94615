import type { Catalogue } from "../i18n/index";
import type { Language } from "../i18n/format";
import { Late } from "./late";

export type { Catalogue } from "../i18n/index";

/** A person reads one language: the other comes when it is chosen. */
const LATE: Readonly<Record<Language, Late<Catalogue>>> = {
  es: new Late(async () => (await import(/* webpackChunkName: "es" */ "../i18n/es/index")).es),
  en: new Late(async () => (await import(/* webpackChunkName: "en" */ "../i18n/en/index")).en),
};

/** Has a language's texts brought. @throws CuadraError "part-not-loaded" */
export const loadCatalogue = (language: Language): Promise<Catalogue> => LATE[language].get();

/** All texts of a language that has been brought: no view but the first frame is drawn before. */
export function catalogue(language: Language): Catalogue {
  const texts = LATE[language].arrived;
  if (!texts) throw new Error(`the texts are not there yet: ${language}`);
  return texts;
}
