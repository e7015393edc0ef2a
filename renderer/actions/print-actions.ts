import { HubError } from '../sync/hub-client.ts';
import type { MessageId } from '../i18n/en.ts';
import type { ActionPorts } from './ports.ts';
import type { ToastActions } from './toast-actions.ts';

export type PrintActions = {
  /** At once; an uncertain slip again, marked. */
  retry: (key: string) => Promise<void>;
  /** Out of the line, for good. */
  cancel: (key: string) => Promise<void>;
  move: (key: string, printerId: string) => Promise<void>;
  testPage: (printerId: string) => Promise<void>;
};

const TRIES = 3;

/** What people ask of the station; what came of it comes back as reports of the slip. */
export const printActions = (
  { hub, newKey }: Pick<ActionPorts, 'hub' | 'newKey'>,
  toasts: ToastActions,
): PrintActions => {
  // The same key on every try: an answer that was lost on the way back is not asked twice.
  const send = async (path: string, body: unknown): Promise<void> => {
    const key = newKey();
    for (let tries = 1; ; tries += 1) {
      try {
        await hub.send('POST', path, body, key);
        return;
      } catch (error) {
        if (!(error instanceof HubError && error.retryable && tries < TRIES)) throw error;
      }
    }
  };
  const ask = async (path: string, body: unknown, done: MessageId): Promise<void> => {
    try {
      await send(path, body);
      toasts.show('plain', done);
    } catch (error) {
      toasts.fail(error);
    }
  };
  const job = (key: string, what: string): string => `/v1/print-jobs/${encodeURIComponent(key)}/${what}`;
  return {
    retry: (key) => ask(job(key, 'retry'), {}, 'paper.askedRetry'),
    cancel: (key) => ask(job(key, 'cancel'), {}, 'paper.askedCancel'),
    move: (key, printerId) => ask(job(key, 'reroute'), { printerId }, 'paper.askedMove'),
    testPage: (printerId) => ask(`/v1/printers/${encodeURIComponent(printerId)}/test-page`, {}, 'paper.askedTestPage'),
  };
};
