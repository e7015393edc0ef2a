/**
 * Live frames to all groups. What is published in one loop turn leaves in one write a client; big fan-outs are cut into
 * slices between which the event loop serves everyone else, and groups take turns, so that a printer waits for no crowd.
 */
import type { StreamClient } from './client.ts';
import type { Counters, TopicCounter } from './counters.ts';
import { Group } from './group.ts';
import type { StreamClock, StreamLimits, StreamTimers, TopicFrame } from './ports.ts';

/** Writes before the clock is looked at and the next group has its turn. */
const TURN = 128;

interface Topic {
  readonly counter: TopicCounter;
  readonly groups: Group[];
}

export interface FanOutPorts {
  readonly clock: StreamClock;
  readonly timers: StreamTimers;
  readonly limits: StreamLimits;
  readonly counters: Counters;
  readonly drop: (client: StreamClient) => void;
}

export class FanOut {
  readonly #ports: FanOutPorts;
  readonly #groups = new Map<string, Group>();
  readonly #topics = new Map<string, Topic>();
  #queue: Group[] = [];
  #scheduled = false;
  #waiting: { readonly pendingBytes: number; readonly resolve: () => void }[] = [];

  constructor(ports: FanOutPorts) {
    this.#ports = ports;
  }

  listening(topic: string): boolean {
    return this.#topics.has(topic);
  }

  publish(seq: number, frames: readonly TopicFrame[]): void {
    const now = this.#ports.clock.monotonic();
    for (const { topic, data } of frames) {
      const listeners = this.#topics.get(topic);
      if (!listeners) continue;
      for (const group of listeners.groups) {
        group.add(seq, data, listeners.counter, now);
        this.#enqueue(group);
      }
    }
  }

  /** The client gets every frame with a seq beyond `client.joinedAt`. */
  join(client: StreamClient): void {
    let group = this.#groups.get(client.groupKey);
    if (!group) {
      group = new Group(client.groupKey, client.topics);
      this.#groups.set(group.key, group);
      for (const topic of group.topics) this.#topic(topic).groups.push(group);
    }
    group.join(client);
  }

  leave(client: StreamClient): void {
    const group = client.group;
    if (!group) return;
    group.leave(client);
    if (group.size > 0) return;
    this.#groups.delete(group.key);
    for (const topic of group.topics) this.#forget(topic, group);
  }

  /** Resolves when no group has `pendingBytes` or more waiting to be merged; with 0, when everything is handed to the sockets. */
  ready(pendingBytes: number): Promise<void> {
    if (this.#isReady(pendingBytes)) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ pendingBytes, resolve }));
  }

  #isReady(pendingBytes: number): boolean {
    return this.#queue.every((group) => !group.busy || group.pendingBytes < pendingBytes);
  }

  /** Delivers all that is pending at once, without slices: before the streams end. */
  drain(): void {
    while (this.#queue.length > 0) this.#slice(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    this.#wake();
  }

  #topic(name: string): Topic {
    let topic = this.#topics.get(name);
    if (!topic) {
      topic = { counter: this.#ports.counters.topic(name), groups: [] };
      this.#topics.set(name, topic);
    }
    return topic;
  }

  #forget(name: string, group: Group): void {
    const groups = this.#topics.get(name)?.groups;
    groups?.splice(groups.indexOf(group), 1);
    if (groups?.length === 0) this.#topics.delete(name);
  }

  #enqueue(group: Group): void {
    if (group.queued) return;
    group.queued = true;
    this.#queue.push(group);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#ports.timers.setImmediate(this.#run);
  }

  readonly #run = (): void => {
    this.#scheduled = false;
    const { limits, clock } = this.#ports;
    this.#slice(limits.sliceWrites, clock.monotonic() + limits.sliceMs);
    if (this.#queue.length > 0) this.#schedule();
    this.#wake();
  };

  #wake(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    for (const waiter of waiting) {
      if (this.#isReady(waiter.pendingBytes)) waiter.resolve();
      else this.#waiting.push(waiter);
    }
  }

  #slice(maxWrites: number, until: number): void {
    const { limits, clock, counters } = this.#ports;
    let writes = 0;
    let taken = 0;
    while (taken < this.#queue.length && writes < maxWrites) {
      const group = this.#queue[taken++] as Group;
      const delivery = group.deliver(TURN, limits.batchBytes, limits.unsentBytes, this.#ports.drop);
      writes += Math.max(1, delivery.writes);
      const now = clock.monotonic();
      if (delivery.done) counters.lag(now - delivery.done.since);
      if (group.busy && group.size > 0) this.#queue.push(group);
      else group.queued = false;
      if (now >= until) break;
    }
    this.#queue = taken === this.#queue.length ? [] : this.#queue.slice(taken);
  }
}
