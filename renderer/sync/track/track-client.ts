import type { TrackedOrder } from '#contract/track.ts';
import type { MyOrder } from '../../store/track/state.ts';
import type { HubClient } from '../hub-client.ts';

/** `head`: where the stream goes on from this answer. */
export type Read = { order: TrackedOrder; head: string };

type Row = {
  id: string;
  displayCode: string;
  status: string;
  total_qty: number;
  createdAt: string;
};

// CampusBite's words, which that list is in.
const states: Readonly<Record<string, MyOrder['state']>> = {
  placed: 'PENDING',
  accepted: 'CONFIRMED',
  processing: 'PREPARING',
  ready: 'READY',
  picked_up: 'PICKED_UP',
  cancelled: 'CANCELLED',
};

const toMyOrder = ({ id, displayCode, status, total_qty, createdAt }: Row): MyOrder => ({
  id,
  displayCode,
  state: states[status] ?? 'PENDING',
  items: total_qty,
  createdAt,
});

/** What the phone page asks of the hub. Every call throws HubError. The session is the hub's HttpOnly cookies. */
export const createTrackClient = (hub: HubClient, newKey: () => string) => ({
  /** The secret of a receipt, for a session that sees its order. */
  openLink: async (link: string): Promise<TrackedOrder> =>
    (await hub.send<TrackedOrder>('POST', '/api/track/sessions', { link })).data,

  read: async (id: string): Promise<Read> => {
    const { data, head } = await hub.get<TrackedOrder>(`/api/track/${id}`);
    return { order: data, head: head ?? '' };
  },

  stream: (id: string, lastEventId: string, init: RequestInit): Promise<Response> =>
    hub.raw(`/api/track/${id}/stream?lastEventId=${encodeURIComponent(lastEventId)}`, init),

  cancel: async (id: string): Promise<void> => void (await hub.send('PATCH', `/api/orders/${id}/cancel`, {}, newKey())),
  renewCode: async (id: string): Promise<void> => void (await hub.send('POST', `/api/orders/${id}/otp`, {}, newKey())),

  myOrders: async (): Promise<MyOrder[]> => (await hub.get<{ data: Row[] }>('/api/orders/my')).data.data.map(toMyOrder),
  myStream: (lastEventId: string, init: RequestInit): Promise<Response> =>
    hub.raw(`/api/orders/stream${lastEventId === '' ? '' : `?lastEventId=${encodeURIComponent(lastEventId)}`}`, init),
  signIn: async (email: string, password: string): Promise<void> =>
    void (await hub.send('POST', '/api/auth/login', { email, password })),
  register: async (name: string, email: string, password: string): Promise<void> =>
    void (await hub.send('POST', '/api/auth/register', { name, email, password })),
  signOut: async (): Promise<void> => void (await hub.send('POST', '/api/auth/logout', {})),
});
export type TrackClient = ReturnType<typeof createTrackClient>;
