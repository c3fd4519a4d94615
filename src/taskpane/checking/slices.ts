/** A list in parts of so many items, each to be handed to another thread in a moment. */
export function* slices<Item>(items: readonly Item[], length: number): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += length) yield items.slice(from, from + length);
}
