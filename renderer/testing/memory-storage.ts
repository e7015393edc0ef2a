/** `Storage` in memory: outlives the runtime that used it, as a browser's outlives a page. */
export class MemoryStorage {
  private readonly items = new Map<string, string>();
  /** Set to make every write fail, as a full or forbidden storage does. */
  full = false;

  get length(): number {
    return this.items.size;
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }
}
