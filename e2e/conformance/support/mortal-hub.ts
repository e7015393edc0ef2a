import { startHub } from './hub-process.ts';
import type { HubProcess } from './hub-process.ts';
import { Signal } from './signal.ts';

/** A hub that is killed again and again on the same data. Everybody else asks `where()` it is now. */
export class MortalHub {
  lives = 0;
  #hub: HubProcess | undefined;
  readonly #signal = new Signal();
  readonly #data: string;
  readonly #adminPassword: string;

  constructor(data: string, adminPassword: string) {
    this.#data = data;
    this.#adminPassword = adminPassword;
  }

  async rise(): Promise<HubProcess> {
    this.#hub = await startHub({ data: this.#data, adminPassword: this.#adminPassword });
    this.lives += 1;
    this.#signal.changed();
    return this.#hub;
  }

  /** SIGKILL: nothing is flushed, nobody is told. */
  async fall(): Promise<void> {
    const hub = this.#hub;
    this.#hub = undefined;
    if (hub?.exited() === true) throw new Error(`the hub ended by itself: ${hub.log()}`);
    await hub?.kill();
  }

  /** Its URL; waits while it is down. */
  readonly where = async (): Promise<string> => {
    await this.#signal.until(() => this.#hub !== undefined, 'a hub', 60_000);
    return this.#hub?.url ?? '';
  };
}
