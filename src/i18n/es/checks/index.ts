import type { CheckId, Severity } from "../../../poi/findings/finding";
import type { CheckTexts } from "../../check-texts";
import { createFormat } from "../../format";
import { activities } from "./activities";
import { cells } from "./cells";
import { formulas } from "./formulas";
import { layout } from "./layout";
import { sums } from "./sums";

const { number, list } = createFormat("es");

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Advertencia",
  info: "Aviso",
};

const texts: CheckTexts = { ...formulas, ...sums, ...cells, ...layout, ...activities };

export const checks = {
  texts,
  severity: (severity: Severity): string => SEVERITIES[severity],
  /** @param omitted findings beyond the first `shown`, by check */
  omitted: (shown: number, omitted: ReadonlyMap<CheckId, number>): string =>
    `Se muestran los primeros ${number(shown)} hallazgos de cada comprobación. Hay más: ${list(
      Array.from(omitted, ([check, count]) => `${number(count)} de «${texts[check].title}»`),
    )}. Las correcciones se buscan solo en las filas mostradas.`,
};
