import type { ReactNode } from 'react';
import { useT } from '../../../i18n/use-t.ts';
import { Problem } from '../parts.tsx';
import { useRead } from '../use-read.ts';

type Props<W> = {
  /** Null: a new record. */
  path: string | null;
  children: (record: W | null, rev: string | null) => ReactNode;
};

/** A record with the revision that a change of it is made from. */
export const ReadRecord = <W,>({ path, children }: Props<W>) => {
  const t = useT();
  const { data, rev, problem } = useRead<W>(path);
  if (path === null) return children(null, null);
  if (data !== undefined) return children(data, rev);
  return problem === null ? null : <Problem text={t(problem)} />;
};
