import { expect, it } from "@jest/globals";
import { createColors } from "picocolors";
import stringWidth from "string-width";
import { terminalReport } from "../../src/cli/terminal-report";
import { catalogue } from "../../src/i18n/index";
import { validated } from "../poi/poi-sheet";
import { checkedOf } from "./checked-plan";

it.each([80, 120])("keeps the table by unit within a terminal of %i columns", (width) => {
  const validation = validated({
    activities: [
      { unit: "OFICINA DE NOMBRE LARGO ".repeat(40) },
      { unit: "SUBGERENCIA DE OBRAS PÚBLICAS Y MANTENIMIENTO DE VÍAS DEL DISTRITO" },
      { unit: "X".repeat(500) },
    ],
  });
  const checked = checkedOf(validation);
  const report = terminalReport(checked, catalogue("es"), { width, colors: createColors(false) });
  const table = report.split("\n").filter((line) => /^[│┌└]/.test(line));
  expect(Math.max(...table.map(stringWidth))).toBeLessThanOrEqual(width);
  expect(table.length).toBeLessThan(40);
  const names = table.map((line) => line.split("│").at(1)?.trim()).join(" ");
  expect(names).toContain("SUBGERENCIA DE OBRAS PÚBLICAS Y MANTENIMIENTO DE VÍAS DEL DISTRITO");
});
