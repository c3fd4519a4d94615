import manifest from "../package.json" with { type: "json" };

/** Cuadra's version; package.json is where it is said. */
export const VERSION = manifest.version;
