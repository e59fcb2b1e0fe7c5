/** What this browser keeps between visits. Storage may be full or forbidden: the desk then works without it. */
export function load<T>(key: string, otherwise: T, where: 'local' | 'session' = 'local'): T {
  try {
    const raw = area(where).getItem('roundpeg.' + key);
    return raw === null ? otherwise : (JSON.parse(raw) as T);
  } catch { return otherwise; }
}

export function save(key: string, value: unknown, where: 'local' | 'session' = 'local') {
  try {
    if (value === undefined || value === '') area(where).removeItem('roundpeg.' + key);
    else area(where).setItem('roundpeg.' + key, JSON.stringify(value));
  } catch { /* kept for this visit only */ }
}

const area = (where: 'local' | 'session') => (where === 'local' ? localStorage : sessionStorage);
