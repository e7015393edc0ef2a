import type { Cents } from '#contract/money.ts';
import type { LoginAnswer } from '#contract/people.ts';
import type { ApprovalWire, OperatorWire } from '#contract/pins.ts';
import type { DeviceActions } from './device-actions.ts';
import type { ActionPorts } from './ports.ts';
import type { SessionActions } from './session-actions.ts';

export type PinActions = {
  /** Staff who have a PIN. @throws HubError */
  operators: () => Promise<readonly OperatorWire[]>;
  /** From now on this window sells in this person's name; the machine stays signed in as it was. @throws HubError */
  takeOver: (userId: number, pin: string) => Promise<void>;
  /** Nobody sells here until somebody's PIN is typed; what is in the cart stays. */
  lock: () => void;
  /** For a till that was locked when the last PIN of the house was taken away. */
  unlock: () => void;
  /** What to give along with a sale that has a discount of at most `max`. @throws HubError */
  approve: (userId: number, pin: string, max: Cents) => Promise<string>;
  /** Of whoever this window is signed in as; null takes it away. @throws HubError */
  setOwn: (password: string, pin: string | null) => Promise<void>;
};

export const pinActions = (
  { store, hub }: ActionPorts,
  session: SessionActions,
  device: DeviceActions,
): PinActions => ({
  operators: async () => (await hub.get<OperatorWire[]>('/v1/operators')).data,
  takeOver: async (userId, pin) => {
    session.takeWindow((await hub.send<LoginAnswer>('POST', '/auth/pin', { userId, pin })).data);
    device.set({ locked: false });
  },
  lock: () => {
    const { session: now } = store.getState();
    if (now.behind) {
      // Its time is over for this window even if the hub cannot hear it.
      void hub.send('POST', '/auth/logout', { cookie: false }).catch(() => undefined);
      hub.actAs(null);
      store.setState({ session: { ...now, user: now.behind, behind: null } });
    }
    device.set({ locked: true });
  },
  unlock: () => device.set({ locked: false }),
  approve: async (userId, pin, max) =>
    (await hub.send<ApprovalWire>('POST', '/v1/approvals', { userId, pin, discount: max / 100 })).data.approval,
  setOwn: async (password, pin) => void (await hub.send('PUT', '/auth/pin', { password, pin })),
});
