import { useState } from 'react';
import { useActions } from '../../../actions/actions.ts';
import type { Issue } from '../../../actions/office-actions.ts';
import type { MessageId } from '../../../i18n/en.ts';

export type DraftOptions<F extends object> = {
  /** As it was read; null: a new record, which begins as `blank`. */
  record: F | null;
  blank: F;
  rev: string | null;
  /** Of the record, or of the list that a new one goes to. */
  path: string;
  /** PATCH, unless the hub knows only PUT there. */
  method?: 'PATCH' | 'PUT';
  /** What is sent of what was changed; a message when it cannot be sent as it is. */
  toBody: (changes: Partial<F>) => object | MessageId;
  /** Reads what the hub answers, for the case that somebody else was faster. */
  fromWire: (wire: never) => F;
  onSaved: () => void;
};

export type Draft<F extends object> = {
  value: F;
  set: (part: Partial<F>) => void;
  isNew: boolean;
  dirty: boolean;
  busy: boolean;
  problem: MessageId | null;
  issues: readonly Issue[];
  /** What the record became meanwhile, by somebody else's hand. */
  conflict: { before: F; theirs: F } | null;
  save: () => Promise<void>;
  /** Over theirs, knowing it. */
  keepMine: () => Promise<void>;
  takeTheirs: () => void;
  remove: () => Promise<void>;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * A record being edited. Only what was changed is sent, against the revision that was read: nobody else's change is lost unseen,
 * and what the other one changed beside it stays.
 */
export const useDraft = <F extends object>(options: DraftOptions<F>): Draft<F> => {
  const { office } = useActions();
  const { record, blank, path, method = 'PATCH', toBody, fromWire, onSaved } = options;
  const isNew = record === null;
  const [base, setBase] = useState({ value: record ?? blank, rev: options.rev });
  const [value, setValue] = useState(base.value);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ problem: MessageId | null; issues: readonly Issue[] }>({
    problem: null,
    issues: [],
  });
  const [theirs, setTheirs] = useState<{ value: F; rev: string | null } | null>(null);
  const changes = Object.fromEntries(
    Object.entries(value).filter(([name, now]) => isNew || !same(now, base.value[name as keyof F])),
  ) as Partial<F>;
  const dirty = !same(value, base.value);

  const send = async (verb: 'POST' | 'PATCH' | 'PUT' | 'DELETE', body: object | undefined, rev: string | null) => {
    setBusy(true);
    const answer = await office.change(verb, path, body, rev);
    setBusy(false);
    if (answer.ok) return onSaved();
    if (answer.code === 'changed-meanwhile' && answer.current !== undefined) {
      setTheirs({ value: fromWire(answer.current as never), rev: answer.rev });
      return undefined;
    }
    setSaid({ problem: answer.message, issues: answer.issues });
    return undefined;
  };
  const save = async (rev: string | null): Promise<void> => {
    if (!dirty && !isNew) return onSaved();
    const body = toBody(changes);
    if (typeof body === 'string') return setSaid({ problem: body, issues: [] });
    setSaid({ problem: null, issues: [] });
    return send(isNew ? 'POST' : method, body, isNew ? null : rev);
  };

  return {
    value,
    set: (part) => setValue((before) => ({ ...before, ...part })),
    isNew,
    dirty,
    busy,
    problem: said.problem,
    issues: said.issues,
    conflict: theirs && { before: base.value, theirs: theirs.value },
    save: () => save(base.rev),
    keepMine: async () => {
      if (!theirs) return;
      setTheirs(null);
      // What they changed and I did not is theirs in my form, too.
      setBase(theirs);
      setValue({ ...theirs.value, ...changes });
      await save(theirs.rev);
    },
    takeTheirs: () => {
      if (!theirs) return;
      setBase(theirs);
      setValue(theirs.value);
      setTheirs(null);
    },
    remove: () => send('DELETE', undefined, base.rev),
  };
};
