import { useCallback, useEffect, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { messageOf } from '../../actions/toast-actions.ts';
import type { MessageId } from '../../i18n/en.ts';
import { useApp } from '../../store/use-app.ts';

export type Reading<T> = {
  data: T | undefined;
  /** The record's revision, for `office.change`. */
  rev: string | null;
  problem: MessageId | null;
  reload: () => void;
};

/** `asked`: the asking it answers. */
type State<T> = {
  path: string | null;
  asked: number;
  data: T | undefined;
  rev: string | null;
  problem: MessageId | null;
};
const nothing = { path: null, asked: -1, data: undefined, rev: null, problem: null } as const;

/**
 * What the hub says at `path`, read anew when the stream says that something changed; null reads nothing. What was read stays
 * on screen while it is read again.
 */
export const useRead = <T>(path: string | null): Reading<T> => {
  const { office } = useActions();
  const news = useApp((state) => state.officeNews);
  const [round, setRound] = useState(0);
  const asked = news + round;
  const [state, setState] = useState<State<T>>(nothing);
  useEffect(() => {
    if (path === null) return;
    let mine = true;
    office
      .read<T>(path)
      .then(({ data, rev }) => mine && setState({ path, asked, data, rev, problem: null }))
      .catch((error: unknown) => {
        if (mine)
          setState((before) => ({
            ...(before.path === path ? before : nothing),
            path,
            asked,
            problem: messageOf(error),
          }));
      });
    return () => {
      mine = false;
    };
  }, [office, path, asked]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const current = state.path === path ? state : nothing;
  return { data: current.data, rev: current.rev, problem: current.problem, reload };
};
