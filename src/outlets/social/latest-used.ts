/** A map that keeps what was used last, and makes what it lacks once, however many ask at the same time. */
export class LatestUsed<Key, Value extends Promise<unknown>> {
  readonly #kept = new Map<Key, Value>();
  readonly #limit: number;

  /** @param limit how many values are kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The kept value, or the one that `make` gives; a failed one is forgotten. */
  getOrMake(key: Key, make: () => Value): Value {
    const value = this.#kept.get(key) ?? make();
    this.#kept.delete(key);
    this.#kept.set(key, value);
    value.catch(() => this.#kept.delete(key));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#limit && oldest !== undefined) this.#kept.delete(oldest);
    return value;
  }
}
