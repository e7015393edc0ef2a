import type { Line, OrderEntry, UnseenLine } from './order-entry.ts';
import type { Scope } from './scope.ts';

const isFor = ({ line: { station } }: UnseenLine, stationId: string): boolean =>
  station === null || station.id === stationId;

/** What a cook of these stations has to acknowledge of a ticket, oldest first. */
export const unseenAt = (order: OrderEntry, scope: Scope): readonly UnseenLine[] =>
  order.status === 'CANCELLED' || order.status === 'PICKED_UP'
    ? []
    : (order.unseen ?? []).filter((one) => scope.length === 0 || scope.some((id) => isFor(one, id)));

/** As the hub does it: `stationId` null is every station. */
export const unseenAfter = ({ unseen }: OrderEntry, stationId: string | null, change: number): OrderEntry['unseen'] =>
  unseen?.filter((one) => one.change > change || (stationId !== null && !isFor(one, stationId))) ?? null;

/** Voided pieces stand on the ticket as lines of their own, struck through. */
const struck = ({ itemId, change, line, mark }: UnseenLine): Line => ({
  ...line,
  id: `${itemId}/void/${change}`,
  mark,
});

/** The line as it is, with what changed of it; a later change says more than an earlier one, and what is new stays new. */
export const marked = (order: OrderEntry, line: Line): Line => {
  const changes = (order.unseen ?? []).filter(({ itemId, mark }) => itemId === line.id && mark.kind !== 'voided');
  const said = changes.find(({ mark }) => mark.kind === 'added') ?? changes.at(-1);
  return said ? { ...line, mark: said.mark } : line;
};

/** A ticket's lines as a cook reads them: what stands, what is struck through, and under a rule what was added. */
export const withChanges = (order: OrderEntry, lines: readonly Line[], scope: Scope): readonly Line[] => {
  const unseen = unseenAt(order, scope);
  if (unseen.length === 0) return lines;
  const added = lines.filter(({ mark }) => mark?.kind === 'added');
  const voided = unseen.filter(({ mark }) => mark.kind === 'voided').map(struck);
  return [...lines.filter((line) => !added.includes(line)), ...voided, ...added];
};
