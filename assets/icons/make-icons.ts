// npm run icons: draws the PNG icons from the SVG files beside it. "name-16.svg" is a simpler drawing,
// set on whole pixels, for 16 px; "name.svg" serves the larger sizes.
import { readFile, writeFile } from "node:fs/promises";
import { Resvg } from "@resvg/resvg-js";

const NAMES = ["cuadra", "validate", "summary", "clear", "pane"];
const SIZES = [16, 32, 64, 80, 128];

for (const name of NAMES) {
  for (const size of SIZES) {
    const drawing = new URL(size === 16 ? `${name}-16.svg` : `${name}.svg`, import.meta.url);
    const image = new Resvg(await readFile(drawing), { fitTo: { mode: "width", value: size } });
    await writeFile(new URL(`${name}-${size}.png`, import.meta.url), image.render().asPng());
  }
}
