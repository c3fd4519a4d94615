/** Cuadra's version; package.json is where it is said. */
export { version as VERSION } from "../package.json";
