import type { Toast } from '../store/app-state.ts';
import type { MessageId } from '../i18n/en.ts';
import { HubError } from '../sync/hub-client.ts';
import type { ActionPorts } from './ports.ts';

let lastId = 0;
// More would cover the work; the oldest goes.
const MAX_TOASTS = 3;

export type ToastActions = {
  show: (tone: Toast['tone'], message: MessageId, values?: Record<string, string>) => void;
  fail: (error: unknown) => void;
  dismiss: (id: number) => void;
};

/** A refusal in the person's own words. */
export const messageOf = (error: unknown): MessageId =>
  error instanceof HubError ? `error.${error.code}` : 'error.internal';

export const toastActions = ({ store }: Pick<ActionPorts, 'store'>): ToastActions => {
  const show: ToastActions['show'] = (tone, message, values) => {
    lastId += 1;
    const toast: Toast = { id: lastId, tone, message, ...(values === undefined ? {} : { values }) };
    store.setState((state) => ({ toasts: [...state.toasts, toast].slice(-MAX_TOASTS) }));
  };
  return {
    show,
    fail: (error) => show('bad', messageOf(error)),
    dismiss: (id) => store.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  };
};
