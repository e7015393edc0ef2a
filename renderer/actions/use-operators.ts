import { useEffect, useState } from 'react';
import type { OperatorWire } from '#contract/pins.ts';
import { useActions } from './actions.ts';
import { messageOf } from './toast-actions.ts';
import type { MessageId } from '../i18n/en.ts';
import { useApp } from '../store/use-app.ts';

/** Staff with a PIN, asked of the hub when it is needed and again when the hub is back; undefined: not known yet. */
export const useOperators = (): { people: readonly OperatorWire[] | undefined; problem: MessageId | null } => {
  const { pins } = useActions();
  const live = useApp((state) => state.link.phase === 'live');
  const [people, setPeople] = useState<readonly OperatorWire[]>();
  const [problem, setProblem] = useState<MessageId | null>(null);
  useEffect(() => {
    let mine = true;
    pins
      .operators()
      .then((found) => {
        if (!mine) return;
        setPeople(found);
        setProblem(null);
      })
      .catch((error: unknown) => mine && setProblem(live ? messageOf(error) : 'error.unreachable'));
    return () => {
      mine = false;
    };
  }, [pins, live]);
  return { people, problem };
};
