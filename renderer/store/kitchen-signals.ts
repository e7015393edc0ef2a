import type { OrderEntry } from './order-entry.ts';
import type { TicketKind } from './ticket-age.ts';

/** What a cook must hear of, the most urgent first. */
export const signals = ['offline', 'printer', 'void', 'changed', 'late', 'ready', 'new'] as const;
export type Signal = (typeof signals)[number];

/** One reason to sound; `key` names it for ever, so that it sounds for itself alone. */
export type Cause = { signal: Signal; key: string };

export type Scene = {
  /**
   * `edited`: number of the last change that nobody here has acknowledged, absent: none. `made`: every station is done with it, and
   * nobody on this screen has said so.
   */
  tickets: readonly { order: OrderEntry; kind: TicketKind; edited?: number | undefined; made?: boolean }[];
  stale: boolean;
  /** Ids of printers that need help. */
  printers: readonly string[];
};

/** Every reason there is in a scene, whether anybody has noticed or not. */
export const causesOf = ({ tickets, stale, printers }: Scene): readonly Cause[] => [
  ...(stale ? [{ signal: 'offline' as const, key: 'offline' }] : []),
  ...printers.map((id) => ({ signal: 'printer' as const, key: `printer ${id}` })),
  ...tickets.flatMap(({ order, edited }): Cause[] =>
    edited === undefined ? [] : [{ signal: 'changed', key: `edited ${order.id} ${edited}` }],
  ),
  ...tickets.flatMap(({ order, kind }): Cause[] => {
    if (kind === 'cancelled') return [{ signal: 'void', key: `void ${order.id}` }];
    if (kind === 'done') return [];
    const come: Cause = { signal: 'new', key: `new ${order.id}` };
    return kind === 'late' ? [come, { signal: 'late', key: `late ${order.id}` }] : [come];
  }),
];

export type Watch = {
  /** Reasons that somebody has noticed, or that were there when the screen began to look. */
  noticed: ReadonlySet<string>;
  /** Reasons nobody has noticed yet. */
  open: readonly Cause[];
  /** Tickets that were done when last seen: when one is back, it has changed. */
  done: ReadonlySet<number>;
  /** Tickets with something still to make when last seen: when all is made, the expeditor may send it. */
  unmade: ReadonlySet<number>;
};

/** `null`: the first look, which makes a noise about no ticket. */
export const watchScene = (before: Watch | null, scene: Scene): Watch => {
  const back = scene.tickets.filter(({ order, kind }) => isOpen(kind) && before?.done.has(order.id));
  const changed = back.map(({ order }): Cause => ({ signal: 'changed', key: `changed ${order.id} ${order.rev}` }));
  const sent = scene.tickets.filter(({ order, made }) => made && before?.unmade.has(order.id));
  const ready = sent.map(({ order }): Cause => ({ signal: 'ready', key: `ready ${order.id} ${order.rev}` }));
  const causes = causesOf(scene);
  const present = new Set(causes.map((cause) => cause.key));
  const first = before === null ? causes.filter(({ signal }) => signal === 'new' || signal === 'late') : [];
  // What is over may sound again when it comes back: a printer that fails twice.
  const noticed = new Set(
    [...(before?.noticed ?? []), ...first.map((cause) => cause.key)].filter((key) => present.has(key)),
  );
  const kept = (before?.open ?? []).filter(({ key }) => key.startsWith('changed ') || key.startsWith('ready '));
  const open = [...causes, ...kept, ...changed, ...ready].filter((cause) => !noticed.has(cause.key));
  const done = new Set(scene.tickets.filter(({ kind }) => kind === 'done').map(({ order }) => order.id));
  const unmade = new Set(scene.tickets.filter(({ made }) => made === false).map(({ order }) => order.id));
  return { noticed, open, done, unmade };
};

const isOpen = (kind: TicketKind): boolean => kind !== 'done' && kind !== 'cancelled';

/** Somebody touched the screen or a key. */
export const notice = (watch: Watch): Watch =>
  watch.open.length === 0
    ? watch
    : { ...watch, open: [], noticed: new Set([...watch.noticed, ...watch.open.map((cause) => cause.key)]) };

/** Of several open reasons the most urgent one sounds. */
export const loudest = ({ open }: Watch): Signal | undefined =>
  signals.find((signal) => open.some((cause) => cause.signal === signal));
