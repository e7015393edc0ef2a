import type { FakeModel, LoggedEvent } from './fake-model.ts';

type Open = { channels: readonly string[]; controller: ReadableStreamDefaultController<Uint8Array> };

const encoder = new TextEncoder();

/** The event streams of a fake hub: replay after `lastEventId`, then live; `resync` when that is impossible. */
export class FakeStreams {
  readonly subscribers = new Set<Open>();
  /** Bytes a chunk: 1 cuts every frame, and every character of two bytes, in half. */
  chunk = 7;
  private readonly model: FakeModel;

  constructor(model: FakeModel) {
    this.model = model;
    model.onEvent = (event) => this.publish(event);
  }

  get count(): number {
    return this.subscribers.size;
  }

  open(channels: readonly string[], lastEventId: string | null, signal: AbortSignal | null): Response {
    let mine: Open | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        mine = { channels, controller };
        this.subscribers.add(mine);
        this.write(mine, 'retry: 3000\n\n');
        for (const frame of this.missed(channels, lastEventId)) this.write(mine, frame);
      },
      cancel: () => void (mine && this.subscribers.delete(mine)),
    });
    signal?.addEventListener('abort', () => mine && this.end(mine));
    return new Response(body, { status: 200, headers: { 'content-type': 'text/event-stream' } });
  }

  /** As a pulled cable: the readers see an error. */
  cut(): void {
    for (const one of this.subscribers) this.end(one);
  }

  keepAlive(): void {
    for (const one of this.subscribers) this.write(one, ': keep-alive\n\n');
  }

  private missed(channels: readonly string[], lastEventId: string | null): readonly string[] {
    const match = /^(.+)-(\d+)$/.exec(lastEventId ?? '');
    if (!match) return [];
    const after = Number(match[2]);
    const reason =
      match[1] !== this.model.logId
        ? 'unknown-log'
        : after > this.model.seq
          ? 'ahead'
          : after < this.model.forgotten
            ? 'expired'
            : null;
    if (reason) return [`event: resync\ndata: ${JSON.stringify({ reason, head: this.model.head })}\n\n`];
    return this.model.log
      .filter((event) => channels.includes(event.channel) && event.seq > after)
      .map((one) => this.frame(one, channels));
  }

  private publish(event: LoggedEvent): void {
    for (const one of this.subscribers)
      if (one.channels.includes(event.channel)) this.write(one, this.frame(event, one.channels));
  }

  private frame(event: LoggedEvent, channels: readonly string[]): string {
    const name = channels.length === 1 ? event.name : `${event.channel}:${event.name}`;
    return `id: ${this.model.logId}-${event.seq}\nevent: ${name}\ndata: ${JSON.stringify(event.data)}\n\n`;
  }

  private write(one: Open, text: string): void {
    const bytes = encoder.encode(text);
    for (let at = 0; at < bytes.length; at += this.chunk) one.controller.enqueue(bytes.slice(at, at + this.chunk));
  }

  private end(one: Open): void {
    this.subscribers.delete(one);
    try {
      one.controller.error(new TypeError('network error'));
    } catch {
      // Already ended from the other side.
    }
  }
}
