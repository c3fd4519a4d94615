/** Characters that an address of several areas may have, far from Excel's 8,192. */
const LONGEST_ADDRESS = 7000;

/** Addresses together, as many as Excel takes at a time. */
export function packed(addresses: readonly string[]): string[] {
  const packs: string[] = [];
  for (const address of addresses) {
    const last = packs.at(-1);
    if (last !== undefined && last.length + address.length < LONGEST_ADDRESS)
      packs[packs.length - 1] = `${last},${address}`;
    else packs.push(address);
  }
  return packs;
}
