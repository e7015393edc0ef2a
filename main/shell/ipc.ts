import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { BridgeAnswer, BridgeCall, BridgeCalls } from '../../preload/bridge.ts';
import type { Log } from '../ports.ts';

type Handlers = { readonly [C in BridgeCall]: () => BridgeCalls[C] };

/** The only place that listens to pages: the top frame of our own origin is answered, everybody else refused. */
export const answerBridge = (
  ipc: Pick<IpcMain, 'handle'>,
  handlers: Handlers,
  isOwn: (address: string) => boolean,
  log: Pick<Log, 'warn'>,
): void => {
  for (const channel of Object.keys(handlers) as BridgeCall[]) {
    ipc.handle(channel, (event): BridgeAnswer<BridgeCall> => {
      if (!isTrusted(event, isOwn)) {
        log.warn({ channel }, 'a call from a foreign page was refused');
        return { ok: false, code: 'refused' };
      }
      return { ok: true, value: handlers[channel]() };
    });
  }
};

const isTrusted = ({ sender, senderFrame }: IpcMainInvokeEvent, isOwn: (address: string) => boolean): boolean =>
  senderFrame !== null && senderFrame === sender.mainFrame && isOwn(senderFrame.url);
