import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { z } from 'zod';
import { kioskActions, type BridgeAnswer, type BridgeCall, type BridgeCalls } from '../../preload/bridge.ts';
import type { Log } from '../ports.ts';

// What a page sends is judged as if a stranger had sent it: a page can be taken over, this process must not be.
const schemas = {
  'passrail:station': z.null(),
  'passrail:unlock': z.strictObject({ pin: z.string().max(64) }),
  'passrail:act': z.strictObject({ action: z.enum(kioskActions) }),
} as const satisfies { [C in BridgeCall]: z.ZodType<BridgeCalls[C]['args']> };

export type BridgeHandlers = {
  readonly [C in BridgeCall]: (
    args: BridgeCalls[C]['args'],
    from: WebContents,
  ) => BridgeCalls[C]['result'] | Promise<BridgeCalls[C]['result']>;
};

/** The only place that listens to pages: the top frame of our own origin is answered, everybody else refused. */
export const answerBridge = (
  ipc: Pick<IpcMain, 'handle'>,
  handlers: BridgeHandlers,
  isOwn: (address: string) => boolean,
  log: Pick<Log, 'warn'>,
): void => {
  const answer = <C extends BridgeCall>(channel: C): void =>
    ipc.handle(channel, async (event, ...args: unknown[]): Promise<BridgeAnswer<C>> => {
      if (!isTrusted(event, isOwn)) {
        log.warn({ channel }, 'a call from a foreign page was refused');
        return { ok: false, code: 'refused' };
      }
      const parsed = schemas[channel].safeParse(args[0]);
      if (!parsed.success || args.length !== 1) {
        // Not what was sent: it may be a PIN.
        log.warn({ channel }, 'a call with unusable words was refused');
        return { ok: false, code: 'bad-call' };
      }
      return { ok: true, value: await handlers[channel](parsed.data, event.sender) };
    });
  for (const channel of Object.keys(schemas) as BridgeCall[]) answer(channel);
};

const isTrusted = ({ sender, senderFrame }: IpcMainInvokeEvent, isOwn: (address: string) => boolean): boolean =>
  senderFrame !== null && senderFrame === sender.mainFrame && isOwn(senderFrame.url);
