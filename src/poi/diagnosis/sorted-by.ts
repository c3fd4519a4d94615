/** Lists up to this length, which most are, are sorted by insertion: the general sort makes copies of them first. */
const SHORT = 12;

/** Sorts a list in place, the least first and equal ones in their order, and returns it. */
export function sortedBy<Item>(items: Item[], keyOf: (item: Item) => number): Item[] {
  if (items.length > SHORT) return items.sort((a, b) => keyOf(a) - keyOf(b));
  for (let at = 1; at < items.length; at++) {
    const item = items[at];
    const key = keyOf(item);
    let place = at;
    for (; place > 0 && keyOf(items[place - 1]) > key; place--) items[place] = items[place - 1];
    items[place] = item;
  }
  return items;
}
