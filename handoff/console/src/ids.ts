/** An id for a command: 24 characters of the protocol's alphabet. Not randomUUID, which plain-HTTP pages on a local network lack. */
export function newId(): string {
  let s = '';
  for (const b of crypto.getRandomValues(new Uint8Array(12))) s += b.toString(16).padStart(2, '0');
  return s;
}
