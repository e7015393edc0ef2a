/** Closed-loop publishers: each posts its next event when the last one is answered. Eight of them saturate a server, as eight tills would. */
import { Agent, request } from 'node:http';
import { PUBLISHERS } from './tap.ts';
import { PLACE, type Work, markOf } from './work.ts';

export class Publishers {
  /** Events answered, by publisher. */
  readonly counts = new Uint32Array(PUBLISHERS);
  /** Time from each post to its answer, ms. */
  answers: number[] = [];
  readonly #port: number;
  readonly #work: Work['publish'];
  readonly #before: string;
  readonly #after: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 * PUBLISHERS });
  #running = false;
  #loops: Promise<void>[] = [];

  constructor(port: number, work: Work['publish']) {
    this.#port = port;
    this.#work = work;
    [this.#before = '', this.#after = ''] = work.body.split(PLACE);
  }

  start(): void {
    this.#running = true;
    this.#loops = Array.from({ length: PUBLISHERS }, (_, publisher) => this.#loop(publisher));
  }

  /** Resolves when the last answers are in. */
  async stop(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#loops);
  }

  close(): void {
    this.#agent.destroy();
  }

  async publish(publisher: number): Promise<void> {
    const count = (this.counts[publisher] as number) + 1;
    this.counts[publisher] = count;
    const sent = performance.now();
    await this.#post(`${this.#before}${markOf(publisher, count)}${this.#after}`);
    this.answers.push(performance.now() - sent);
  }

  async #loop(publisher: number): Promise<void> {
    while (this.#running) await this.publish(publisher);
  }

  #post(body: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        ...this.#work.headers,
      };
      const call = request(
        { port: this.#port, host: '127.0.0.1', path: this.#work.path, method: 'POST', agent: this.#agent, headers },
        (response) => {
          response.resume();
          response.once('end', () =>
            (response.statusCode ?? 500) < 300 ? resolve() : reject(new Error(`publish: ${response.statusCode}`)),
          );
        },
      );
      call.once('error', reject);
      call.end(body);
    });
  }
}
