/** A decimal amount as the wire has it, from how people write it: "1.250,50", "1,250.50", "12,5". Undefined when it is none. */
export function decimal(text: string): string | undefined {
  const s = text.replace(/[\s'’\u00a0]/g, '');
  const m = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*|\d+)(?:([.,])(\d{1,4}))?$/.exec(s);
  if (!m || (m[2] && m[2] === m[3])) return undefined;
  if (m[2] && !m[4] && s.search(/[.,]/) === s.length - 4) return s.startsWith('0') ? '0.' + s.slice(2) : undefined; // 1.250: twelve hundred, or one and a quarter?
  const whole = m[1]!.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  return whole.length > 12 ? undefined : whole + (m[4] ? '.' + m[4] : '');
}

/** Compares two decimal amounts. */
export function compare(a: string, b: string): number {
  const units = (s: string) => { const [w = '0', f = ''] = s.replace('-', '').split('.'); return BigInt(w + f.padEnd(4, '0').slice(0, 4)) * (s.startsWith('-') ? -1n : 1n); };
  const x = units(a), y = units(b);
  return x < y ? -1 : x > y ? 1 : 0;
}
