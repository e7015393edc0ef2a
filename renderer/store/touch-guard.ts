/** Fingers on the glass: which are down since when, and which of them count for nothing. */
export type Contacts = {
  /** Pointer id → ms at which it came down. */
  down: Readonly<Record<number, number>>;
  ignored: ReadonlySet<number>;
};

export const noContacts: Contacts = { down: {}, ignored: new Set() };

// kds-field section 7: a forearm or a cloth is more than two contacts, a splash of water a shorter one than any finger.
const MOST_CONTACTS = 2;
const SHORTEST_MS = 40;

export const contactDown = ({ down, ignored }: Contacts, id: number, at: number): Contacts => {
  const now = { ...down, [id]: at };
  const ids = Object.keys(now).map(Number);
  const many = ids.length > MOST_CONTACTS;
  const left = [...ignored].filter((one) => one !== id);
  return { down: now, ignored: new Set(many ? [...left, ...ids] : left) };
};

/** `id` stays ignored until it comes down again: its click is told after it is up. */
export const contactUp = ({ down, ignored }: Contacts, id: number, at: number): Contacts => {
  const since = down[id];
  const short = since !== undefined && at - since < SHORTEST_MS;
  const rest = Object.fromEntries(Object.entries(down).filter(([one]) => Number(one) !== id));
  return { down: rest, ignored: short ? new Set([...ignored, id]) : ignored };
};
