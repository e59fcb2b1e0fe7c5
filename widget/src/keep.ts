/**
 * Small values kept for one server in this browser. Where storage is blocked or full they live in memory,
 * so nothing that calls this ever sees an exception: only a reload then forgets.
 */
export class Keep {
  #memory = new Map<string, string>();
  #disk: Storage | undefined;
  readonly #space: string;

  constructor(server: string) {
    this.#space = `roundpeg ${server} `;
    try {
      this.#disk = window.localStorage;
      this.#disk.getItem(server);
    } catch {
      this.#disk = undefined;
    }
  }

  get(name: string): string | undefined {
    const key = this.#space + name;
    return this.#memory.get(key) ?? this.#disk?.getItem(key) ?? undefined;
  }

  /** Undefined removes. */
  set(name: string, value: string | undefined): void {
    const key = this.#space + name;
    this.#memory.delete(key);
    try {
      if (value === undefined) this.#disk?.removeItem(key);
      else if (this.#disk) this.#disk.setItem(key, value);
      else this.#memory.set(key, value);
    } catch {
      if (value !== undefined) this.#memory.set(key, value);
    }
  }

  /** Names that start with prefix. */
  names(prefix: string): string[] {
    const all = [...this.#memory.keys(), ...Object.keys(this.#disk ?? {})];
    return all.filter((k) => k.startsWith(this.#space + prefix)).map((k) => k.slice(this.#space.length));
  }

  /** Tells of what another tab has changed. */
  watch(changed: (name: string) => void, signal: AbortSignal): void {
    const on = ({ key }: StorageEvent) => key?.startsWith(this.#space) && changed(key.slice(this.#space.length));
    window.addEventListener('storage', on, { signal });
  }
}
