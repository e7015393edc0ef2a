import { placeOf } from './frames.ts';
import type { Frame } from './frames.ts';
import { Signal } from './signal.ts';
import { SseClient } from './sse-client.ts';

export type Heard = { readonly id: string; readonly event: string; readonly data: string };
export type ListenerOptions = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where in the log to begin. */
  readonly from: string;
  /** Where the server is now; waits while it is down. */
  readonly where: () => Promise<string>;
  /** Leaves and returns of its own accord after so many frames of a connection; never when undefined. */
  readonly patience?: () => number;
  /** Called for every business frame. */
  readonly onHeard?: () => void;
};

/** A screen that comes back for ever: after each lost connection it goes on from its Last-Event-ID. */
export class Listener {
  readonly heard: Heard[] = [];
  connects = 0;
  fault: Error | undefined;
  #last: string;
  #stopped = false;
  #client: SseClient | undefined;
  readonly #signal = new Signal();
  readonly #options: ListenerOptions;
  readonly #done: Promise<void>;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#last = options.from;
    this.#done = this.#run();
  }

  async until(check: () => boolean, what: string, limitMs?: number): Promise<void> {
    await this.#signal.until(() => this.fault !== undefined || check(), what, limitMs);
    if (this.fault !== undefined) throw this.fault;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#client?.close();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#stopped && this.fault === undefined) {
      const base = await this.#options.where();
      if (this.#stopped) return;
      await this.#connect(base);
    }
  }

  async #connect(base: string): Promise<void> {
    const { path, headers, patience } = this.#options;
    let left = patience?.() ?? Infinity;
    const client = new SseClient(base, path, {
      headers: { ...headers, 'last-event-id': this.#last },
      onFrame: (frame) => {
        if (frame.event !== undefined) this.#hear(frame);
        if (frame.id !== undefined && --left <= 0) client.close();
      },
    });
    this.#client = client;
    this.connects += 1;
    // A cut connection is what is being tested; broken bytes are not.
    await client
      .until(() => client.closed, 'the end of a connection', 600_000)
      .catch((error: NodeJS.ErrnoException) => {
        if (error.code === undefined) this.#fail(error);
      });
    client.close();
    if (client.status !== 0 && client.status !== 200) this.#fail(new Error(`GET ${path}: ${client.status}`));
  }

  #hear({ id, event, data }: Frame): void {
    if (event === 'resync' || id === undefined)
      return this.#fail(new Error(`told ${event} ${data} after ${this.#last}`));
    if (placeOf(id) <= placeOf(this.#last))
      return this.#fail(new Error(`${id} after ${this.#last} on ${this.#options.path}`));
    this.#last = id;
    this.heard.push({ id, event: event ?? '', data: data ?? '' });
    this.#options.onHeard?.();
    this.#signal.changed();
  }

  #fail(error: Error): void {
    this.fault ??= error;
    this.#signal.changed();
  }
}
