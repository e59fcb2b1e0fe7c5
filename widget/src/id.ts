/** A fresh command id. Unique, not secret: the token is what keeps others out. */
export function newId(): string {
  return Date.now().toString(36) + Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2);
}
