/** A text of so many letters at most: where it has more, an ellipsis stands for the last of them and the rest. */
export const shortened = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
