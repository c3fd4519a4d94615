// Called for every letter; in the sandbox of a test each look at a global takes longer than the multiplication.
const { imul } = Math;

const PRIME = 0x01000193;

/** A 32-bit hash of a text, unsigned: FNV-1a over UTF-16 code units, its bits mixed at the end (MurmurHash3's fmix32). */
export function textHash(text: string): number {
  return mixed(begun(text));
}

/** As `textHash`, of a text after each of two others: one look at it for both. */
export function textHashes(before: readonly [string, string], text: string): [number, number] {
  let [first, second] = [begun(before[0]), begun(before[1])];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = imul(first ^ unit, PRIME);
    second = imul(second ^ unit, PRIME);
  }
  return [mixed(first), mixed(second)];
}

function begun(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}

function mixed(unmixed: number): number {
  let hash = unmixed ^ (unmixed >>> 16);
  hash = imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
