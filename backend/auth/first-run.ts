import { Refusal } from '#contract/errors.ts';
import { isMaybeOpen, setFirstRun } from '../store/first-run.ts';
import type { WriteTx } from '../store/event-log.ts';
import type { Store } from '../store/open-store.ts';

/**
 * Whether the house still waits to be set up by whoever stands at its machine. Opened by a first start that was given no
 * password, closed for good by the wizard or by the first sign-in of an administrator, whichever comes first.
 */
export const createFirstRun = async (store: Store) => {
  let open = await store.read(({ db }) => isMaybeOpen(db));
  store.onCommit((events) => {
    for (const { event } of events)
      if (event.type === 'access-changed') open = event.firstRun === 'open' || (open && event.firstRun !== 'over');
  });
  return {
    isOpen: (): boolean => open,
    begin: (): Promise<void> =>
      store.write(async (tx) => {
        await setFirstRun(tx.db, 'open');
        await tx.append({ type: 'access-changed', firstRun: 'open' });
      }),
    /** Somebody has the password: from now on the machine alone is no proof of anything. */
    over: async (): Promise<void> => {
      if (!open) return;
      await store.write(async (tx) => {
        if (await isMaybeOpen(tx.db)) await close(tx);
      });
    },
    /** In the transaction of what closes it. @throws Refusal first-run-over, when another was faster */
    close: async (tx: WriteTx): Promise<void> => {
      if (!(await isMaybeOpen(tx.db))) throw new Refusal('first-run-over');
      await close(tx);
    },
  };
};

const close = async (tx: WriteTx): Promise<void> => {
  await setFirstRun(tx.db, 'done');
  await tx.append({ type: 'access-changed', firstRun: 'over' });
};
export type FirstRun = Awaited<ReturnType<typeof createFirstRun>>;
