import { child, children, type Element } from "../../workbook-file/xml";

// Theme indexes 0-3 of the file are lt1, dk1, lt2, dk2: the order of clrScheme with pairs swapped.
const THEME_ORDER = [1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11];
const OFFICE_THEME = [
  "000000", "FFFFFF", "44546A", "E7E6E6", "4472C4", "ED7D31",
  "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72",
]; // prettier-ignore

// The 64 indexed colours of ECMA-376 18.8.27, each 6 hexadecimal digits; 0-7 repeat as 8-15.
const FIRST_EIGHT = "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF";
const INDEXED =
  FIRST_EIGHT +
  FIRST_EIGHT +
  "800000008000000080808000800080008080C0C0C0808080" +
  "9999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF" +
  "000080FF00FFFFFF0000FFFF800080800000008080" +
  "0000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC99" +
  "3366FF33CCCC99CC00FFCC00FF9900FF6600666699969696" +
  "003366339966003300333300993300993366333399333333";

/** The colours of xl/theme/theme1.xml, or Office's own where there is none. */
export function readThemeColors(theme: Element | undefined): string[] {
  const elements = theme && child(theme, "themeElements");
  const scheme = elements && child(elements, "clrScheme");
  if (!scheme) return OFFICE_THEME;
  return children(scheme).map((entry) => {
    const color = children(entry).at(0);
    return (color?.getAttribute("lastClr") ?? color?.getAttribute("val") ?? "000000").toUpperCase();
  });
}

/** A CT_Color element as "#RRGGBB"; undefined when it is automatic or absent. */
export function readColor(
  element: Element | undefined,
  theme: readonly string[],
): string | undefined {
  if (!element) return undefined;
  const rgb = element.getAttribute("rgb");
  const tint = Number(element.getAttribute("tint") ?? 0);
  if (rgb) return `#${applyTint(rgb.slice(-6).toUpperCase(), tint)}`;
  const index = element.getAttribute("indexed");
  if (index) {
    const number = Number(index);
    return number < 64 ? `#${INDEXED.slice(number * 6, number * 6 + 6)}` : undefined;
  }
  const themed = element.getAttribute("theme");
  if (!themed) return undefined;
  const base = theme[THEME_ORDER[Number(themed)] ?? 0] ?? "000000";
  return `#${applyTint(base, tint)}`;
}

/**
 * Lightens (tint > 0) or darkens a colour by its luminance, as ECMA-376 18.8.19 says.
 * @param rgb six hexadecimal digits.
 */
function applyTint(rgb: string, tint: number): string {
  if (!tint) return rgb;
  const channel = (at: number): number => parseInt(rgb.slice(at, at + 2), 16) / 255;
  const { hue, saturation, lightness } = toHsl(channel(0), channel(2), channel(4));
  const lighter = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  return fromHsl(hue, saturation, lighter);
}

function toHsl(
  red: number,
  green: number,
  blue: number,
): { hue: number; saturation: number; lightness: number } {
  const max = Math.max(red, green, blue);
  const min = Math.min(red, green, blue);
  const lightness = (max + min) / 2;
  const spread = max - min;
  if (spread === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  if (max === red) return { hue: ((green - blue) / spread + 6) % 6, saturation, lightness };
  if (max === green) return { hue: (blue - red) / spread + 2, saturation, lightness };
  return { hue: (red - green) / spread + 4, saturation, lightness };
}

function fromHsl(hue: number, saturation: number, lightness: number): string {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): string => {
    const k = (offset + hue * 2) % 12;
    const value = lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return (channel(0) + channel(8) + channel(4)).toUpperCase();
}

const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: "#000000", white: "#FFFFFF", red: "#FF0000", green: "#008000", blue: "#0000FF",
  yellow: "#FFFF00", orange: "#FFA500", gray: "#808080", grey: "#808080", purple: "#800080",
  cyan: "#00FFFF", magenta: "#FF00FF", lime: "#00FF00", navy: "#000080", teal: "#008080",
  silver: "#C0C0C0", maroon: "#800000", olive: "#808000", brown: "#A52A2A", pink: "#FFC0CB",
}; // prettier-ignore

/** A colour as an add-in writes it ("#RRGGBB", "RRGGBB" or an HTML name) to "#RRGGBB". */
export function parseColor(text: string): string | undefined {
  const hex = /^#?([0-9a-f]{6})$/i.exec(text.trim())?.[1];
  return hex ? `#${hex.toUpperCase()}` : NAMED_COLORS[text.trim().toLowerCase()];
}
