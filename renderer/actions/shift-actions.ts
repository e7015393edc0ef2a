import type { ShiftPage, ShiftReport, ShiftWire } from '#contract/shifts.ts';
import type { ActionPorts } from './ports.ts';
import { sendSurely } from './send-surely.ts';
import type { ToastActions } from './toast-actions.ts';

export type ShiftActions = {
  /** Reads whether the shift of this till, or of the one named, is open; `news`: what made it worth asking. */
  refresh: (registerId?: string | null, news?: number) => Promise<void>;
  open: (float: number) => Promise<boolean>;
  move: (shiftId: string, movement: { kind: 'IN' | 'OUT'; cents: number; reason: string }) => Promise<boolean>;
  /** Undefined when it was refused; why is said on screen. */
  close: (shiftId: string, count: { cents: number; note: string }) => Promise<ShiftReport | undefined>;
  report: (shiftId: string) => Promise<ShiftReport | undefined>;
  print: (shiftId: string) => Promise<boolean>;
  /** Of this till, newest first. */
  past: () => Promise<readonly ShiftWire[]>;
};

export const shiftActions = (ports: ActionPorts, toasts: ToastActions): ShiftActions => {
  const { store, hub } = ports;
  const attempt = async <T>(run: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await run();
    } catch (error) {
      toasts.fail(error);
      return undefined;
    }
  };
  const register = (): string => store.getState().device.registerId ?? '';
  const at = (shiftId: string, verb: string): string => `/v1/shifts/${encodeURIComponent(shiftId)}/${verb}`;
  const list = async (query: Record<string, string>): Promise<readonly ShiftWire[]> => {
    const search = new URLSearchParams({ cashRegisterId: register(), ...query });
    return (await hub.get<ShiftPage>(`/v1/shifts?${search.toString()}`)).data.data;
  };

  const refresh = async (registerId: string | null = register()): Promise<void> => {
    const asked = registerId ?? '';
    try {
      const [open] = asked === '' ? [] : await list({ open: 'true' });
      if (register() === asked) store.setState({ shift: open ?? null });
    } catch {
      // The link says that the hub is away; the next news reads it again.
    }
  };

  return {
    refresh,
    open: async (cents) => {
      const shift = await attempt(() =>
        sendSurely<ShiftWire>(ports, 'POST', '/v1/shifts', { cashRegisterId: register(), float: cents / 100 }),
      );
      if (shift) store.setState({ shift });
      else await refresh();
      return shift !== undefined;
    },
    move: async (shiftId, { kind, cents, reason }) => {
      const body = { kind, amount: cents / 100, reason };
      return (await attempt(() => sendSurely(ports, 'POST', at(shiftId, 'movements'), body))) !== undefined;
    },
    close: async (shiftId, { cents, note }) => {
      const body = { countedCash: cents / 100, note: note.trim() || null };
      const report = await attempt(() => sendSurely<ShiftReport>(ports, 'POST', at(shiftId, 'close'), body));
      await refresh();
      return report;
    },
    report: (shiftId) => attempt(async () => (await hub.get<ShiftReport>(at(shiftId, 'report'))).data),
    print: async (shiftId) => {
      const done = await attempt(() => sendSurely(ports, 'POST', at(shiftId, 'print'), {}));
      if (done !== undefined) toasts.show('good', 'shift.printAsked');
      return done !== undefined;
    },
    past: async () => (await attempt(() => list({ limit: '20' }))) ?? [],
  };
};
