import { describe, expect, it } from "@jest/globals";
import { unitNamedIn } from "../../../src/poi/header/unit-words";

describe("the unit that a row names", () => {
  it.each([
    ["UNIDAD ORGÁNICA: Sub Gerencia de Obras", "Sub Gerencia de Obras"],
    ["Área responsable : Logística", "Logística"],
    ["Centro de costo: 03.1 Tesorería", "03.1 Tesorería"],
  ])("is what its label says: %s", (text, unit) => {
    expect(unitNamedIn(["", text, "", ""], false)).toBe(unit);
  });

  it("stands in the cell beside its label", () => {
    expect(unitNamedIn(["", "ÓRGANO RESPONSABLE:", "Procuraduría", ""], false)).toBe(
      "Procuraduría",
    );
  });

  it.each([
    "OFICINA DE PLANEAMIENTO Y PRESUPUESTO",
    "Sub Gerencia de Obras",
    "Dirección General de Administración",
    "Secretaría General",
  ])("is its name where that is enough: %s", (name) => {
    expect(unitNamedIn([name, "", 12, 30], true)).toBe(name);
    expect(unitNamedIn([name, "", 12, 30], false)).toBeUndefined();
  });

  it.each([
    ["Dirección y supervisión de obras"],
    ["Áreas verdes en parques"],
    ["ACTIVIDADES DE GESTIÓN"],
    ["Programa: Salud"],
    ["Fuente: Oficina de Planeamiento"],
    ["OFICINA DE OBRAS", "Supervisión", "INFORME"],
    [""],
  ])("is none: %s", (...texts) => {
    expect(unitNamedIn([...texts, 12], true)).toBeUndefined();
  });
});
