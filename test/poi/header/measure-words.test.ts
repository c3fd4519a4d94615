import { expect, it } from "@jest/globals";
import { isPercentage } from "../../../src/poi/header/measure-words";

it.each([
  "%",
  "% de avance",
  "Porcentaje",
  "INFORME (%)",
  "Avance %",
  "100%",
  "Avance al 100 %",
  "Tasa",
  "Índice",
])("is a percentage: %j", (measure) => {
  expect(isPercentage(measure)).toBe(true);
});

it.each([
  "INFORME AL 100%",
  "Obra al 50 % de avance",
  "Expediente (100%)",
  "Informe",
  "Informe al 12.5%",
])("is none: %j", (measure) => {
  expect(isPercentage(measure)).toBe(false);
});
