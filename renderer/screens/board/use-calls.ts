import { useEffect, useState } from 'react';
import { noCalls, stepCalls, type BoardNews, type Calls } from '../../store/board-calls.ts';

/** Follows the board with every beat of its clock. */
export const useCalls = (news: BoardNews): Calls => {
  const [calls, setCalls] = useState(noCalls);
  // `stepCalls` gives the same object back when nothing changed: no endless rendering.
  useEffect(() => setCalls((before) => stepCalls(before, news)));
  return calls;
};
