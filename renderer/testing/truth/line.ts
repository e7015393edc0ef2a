import type { FetchLike } from '../../sync/hub-client.ts';

/** The cable between one screen and a hub: cut, pulled out, or stuck with everything that is on it. */
export class Line {
  offline = false;
  /** Waited for before a question leaves and again before its answer is heard: what happens in between makes it old news. */
  pause: () => Promise<void> = () => Promise.resolve();
  /** Bytes a chunk; frames and characters are cut in half. */
  chunk = Number.POSITIVE_INFINITY;
  private readonly open = new Set<AbortController>();
  private stuck: PromiseWithResolvers<void> | undefined;
  private readonly hub: { readonly url: string; readonly token: string };

  constructor(hub: { readonly url: string; readonly token: string }) {
    this.hub = hub;
  }

  cut(): void {
    this.letGo();
    // Not an AbortError: that is what a screen calls forth itself, when it closes a stream.
    for (const one of this.open) one.abort(new TypeError('terminated'));
    this.open.clear();
  }

  goOffline(): void {
    this.offline = true;
    this.cut();
  }

  /** Nothing arrives any more, and nobody is told. */
  stick(): void {
    this.stuck ??= Promise.withResolvers<void>();
  }

  letGo(): void {
    this.stuck?.resolve();
    this.stuck = undefined;
  }

  readonly fetch: FetchLike = async (path, init = {}) => {
    await this.pause();
    if (this.offline) throw new TypeError('fetch failed');
    const mine = new AbortController();
    this.open.add(mine);
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.hub.token}`);
    // Not AbortSignal.any: nothing would hold the joint signal, and a collected one ends nothing.
    const end = (): void => mine.abort();
    init.signal?.addEventListener('abort', end);
    const answer = await fetch(this.hub.url + path, { ...init, headers, signal: mine.signal });
    await this.pause();
    if (this.offline || mine.signal.aborted) throw new TypeError('fetch failed');
    if (!path.startsWith('/events') || !answer.body) return answer;
    const { status, headers: said } = answer;
    return new Response(answer.body.pipeThrough(this.torn()), { status, headers: said });
  };

  private torn(): TransformStream<Uint8Array, Uint8Array> {
    return new TransformStream({
      transform: async (bytes, controller) => {
        await this.stuck?.promise;
        for (let at = 0; at < bytes.length; at += this.chunk)
          controller.enqueue(bytes.slice(at, Math.min(bytes.length, at + this.chunk)));
      },
    });
  }
}
