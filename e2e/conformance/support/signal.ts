/** Something that changes, and those who wait for it: tests wait for what they mean, never for time to pass. */
export class Signal {
  readonly #waiting = new Set<() => void>();

  readonly changed = (): void => {
    for (const look of [...this.#waiting]) look();
  };

  /** Resolves as soon as `check` holds. @throws Error naming `what` after `limitMs`, a bound on hanging and not a delay */
  async until(check: () => boolean, what: string, limitMs = 15_000): Promise<void> {
    if (check()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = (): void => {
      if (check()) resolve();
    };
    const late = setTimeout(() => reject(new Error(`${limitMs} ms have passed without ${what}`)), limitMs);
    this.#waiting.add(look);
    try {
      await promise;
    } finally {
      clearTimeout(late);
      this.#waiting.delete(look);
    }
  }
}
