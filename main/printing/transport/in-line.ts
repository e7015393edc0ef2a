/** One after the other: a printer that two jobs write to at once mixes them on one slip. */
export const createLine = () => {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    busy: (): boolean => waiting > 0,
    take: <T>(work: () => Promise<T>): Promise<T> => {
      waiting += 1;
      const turn = tail.then(work).finally(() => {
        waiting -= 1;
      });
      tail = turn.catch(() => undefined);
      return turn;
    },
  };
};
