import { announced, move, order, register, subscribe } from './support/customers.ts';
import { ownHub, ownPassword, expect, test } from './support/fixtures.ts';
import { startHub } from './support/hub-process.ts';
import { bearer, furnish, logIn, type Venue } from './support/venue.ts';
import { caller } from './support/call.ts';

/** The same venue, at the hub that came after. */
const again = async (venue: Venue, base: string): Promise<Venue> => {
  const { token } = await logIn(base, venue.operatorName, venue.operatorPassword);
  return { ...venue, base, operator: caller(base, bearer(token)) };
};

test('a hub killed between two changes: both customers’ streams go on where they were cut, nothing lost or twice', async () => {
  const { hub, data, end } = await ownHub();
  try {
    const venue = await furnish(hub.url, ownPassword);
    const { token } = await register(venue);
    const customer = caller(venue.base, bearer(token));
    const paths = [`/api/notifications/subscribe?token=${token}`, `/api/orders/stream?token=${token}`] as const;
    const before = [await subscribe(venue, paths[0]), await subscribe(venue, paths[1])] as const;
    const { id } = await order(venue, customer);
    await move(venue, id, { order_status: 'Preparing' });
    await before[0].until(() => announced(before[0]).length >= 2, 'two notifications');
    await before[1].until(() => announced(before[1]).length >= 1, 'the first update');
    await hub.kill();

    const next = await startHub({ data, adminPassword: ownPassword });
    try {
      const later = await again(venue, next.url);
      await move(later, id, { order_status: 'Out for Delivery' });
      const back = (index: 0 | 1) => subscribe(later, `${paths[index]}&lastEventId=${before[index].lastEventId}`);
      const after = [await back(0), await back(1)] as const;
      await move(later, id, { order_status: 'Delivered' });
      const said = async (index: 0 | 1): Promise<unknown[]> => {
        await after[index].until(() => announced(after[index]).length >= 2, 'two after the kill');
        return [...announced(before[index]), ...announced(after[index])].map(
          ({ data: told }) => told['order_status'] ?? (told['data'] as { status: string }).status,
        );
      };
      expect(await said(0)).toEqual(['accepted', 'processing', 'ready', 'picked_up']);
      expect(await said(1)).toEqual(['Preparing', 'Out for Delivery', 'Delivered']);
      for (const stream of after) stream.close();
    } finally {
      await next.kill();
    }
  } finally {
    await end();
  }
});
