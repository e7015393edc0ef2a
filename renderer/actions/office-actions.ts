import type { MessageId } from '../i18n/en.ts';
import { HubError, type HubErrorCode, type Method } from '../sync/hub-client.ts';
import type { ActionPorts } from './ports.ts';
import { messageOf } from './toast-actions.ts';

/** What is wrong with which field: path of the body, and the hub's words. */
export type Issue = { path: string; message: string };
/** `rev`: give it back with the change, and the change of somebody else in between is not lost unseen. */
export type Read<T> = { data: T; rev: string | null };
export type Changed<T> =
  | { ok: true; data: T; rev: string | null }
  | {
      ok: false;
      code: HubErrorCode;
      message: MessageId;
      issues: readonly Issue[];
      /** With `changed-meanwhile`: the record as it is now, and its revision. */
      current: unknown;
      rev: string | null;
    };

export type OfficeActions = {
  /** @throws HubError */
  read: <T>(path: string) => Promise<Read<T>>;
  /** Sent once however often it has to be tried; a refusal is a value. `rev` null: whatever it is by now. */
  change: <T>(method: Method, path: string, body?: unknown, rev?: string | null) => Promise<Changed<T>>;
  /** A file of this machine, as it is. */
  upload: <T>(path: string, file: Blob) => Promise<Changed<T>>;
  /** Saves what the hub answers as a file of this machine. @throws HubError */
  download: (path: string, name: string) => Promise<void>;
};

const TRIES = 3;

/** What every page of the office does: read, change, download. The pages know the paths, this knows the hub. */
export const officeActions = ({ hub, newKey }: Pick<ActionPorts, 'hub' | 'newKey'>): OfficeActions => {
  const change = async <T>(
    method: Method,
    path: string,
    body: unknown,
    rev: string | null = null,
  ): Promise<Changed<T>> => {
    const key = newKey();
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await hub.send<T>(method, path, body, key, rev);
        return { ok: true, data: answer.data, rev: answer.rev };
      } catch (error) {
        const again = error instanceof HubError && error.retryable && error.status !== 429 && tries < TRIES;
        if (!again) return refused(error);
      }
    }
  };
  return {
    read: async (path) => {
      const { data, rev } = await hub.get<never>(path);
      return { data, rev };
    },
    change,
    upload: async <T>(path: string, file: Blob): Promise<Changed<T>> => {
      try {
        const { data, rev } = await hub.sendFile<T>(path, file, newKey());
        return { ok: true, data, rev };
      } catch (error) {
        return refused(error);
      }
    },
    download: async (path, name) => {
      const response = await hub.raw(path, { method: 'GET' });
      if (!response.ok) throw new HubError(response.status === 403 ? 'forbidden' : 'internal', response.status, '');
      save(await response.blob(), name);
    },
  };
};

const refused = <T>(error: unknown): Changed<T> => {
  const code = error instanceof HubError ? error.code : 'internal';
  const body = (error instanceof HubError ? error.body : null) as {
    errors?: { path: (string | number)[]; message: string }[];
    current?: unknown;
    rev?: string;
  } | null;
  return {
    ok: false,
    code,
    message: messageOf(error),
    issues: (body?.errors ?? []).map(({ path, message }) => ({ path: path.join('.'), message })),
    current: body?.current,
    rev: body?.rev ?? null,
  };
};

const save = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file's bytes by the next turn; the address would keep them in memory for ever.
  setTimeout(() => URL.revokeObjectURL(url), 0);
};
