/** A fresh command id: 22 of A-Z a-z 0-9 - _, unguessable where the browser has a generator (randomUUID needs https; this does not). */
export function newId(): string {
  const bytes = new Uint8Array(22);
  try {
    crypto.getRandomValues(bytes);
  } catch {
    bytes.forEach((_, i) => (bytes[i] = Math.random() * 256));
  }
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return Array.from(bytes, (b) => alphabet[b & 63]).join('');
}
