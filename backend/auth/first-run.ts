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
    for (const { event } of events) if (event.type === 'access-changed' && event.firstRunOver) open = false;
  });
  return {
    isOpen: (): boolean => open,
    begin: async (): Promise<void> => {
      await store.write((tx) => setFirstRun(tx.db, 'open'));
      open = true;
    },
    /** In the transaction of what closes it. @throws Refusal first-run-over, when another was faster */
    close: async (tx: WriteTx): Promise<void> => {
      if (!(await isMaybeOpen(tx.db))) throw new Refusal('first-run-over');
      await setFirstRun(tx.db, 'done');
      await tx.append({ type: 'access-changed', firstRunOver: true });
    },
  };
};
export type FirstRun = Awaited<ReturnType<typeof createFirstRun>>;
