/**
 * The 16-bit hash of a sheet password (ECMA-376 Part 4, 14.7.1), four hexadecimal digits.
 * It keeps out mistakes, not attackers; newer files hash with SHA-512 instead.
 */
export function hashPassword(password: string): string {
  let hash = 0;
  for (let at = password.length - 1; at >= 0; at -= 1) {
    hash = rotate(hash) ^ password.charCodeAt(at);
  }
  hash = rotate(hash) ^ password.length ^ 0xce4b;
  return hash.toString(16).toUpperCase().padStart(4, "0");
}

function rotate(hash: number): number {
  return ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
}
