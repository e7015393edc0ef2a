import { useState } from 'react';
import { noCalls, stepCalls, type BoardNews, type Calls } from '../../store/board-calls.ts';

/** Follows the board with every beat of its clock; `stepCalls` gives the same object back when nothing changed. */
export const useCalls = (news: BoardNews): Calls => {
  const [calls, setCalls] = useState(noCalls);
  const next = stepCalls(calls, news);
  if (next !== calls) setCalls(next);
  return next;
};
