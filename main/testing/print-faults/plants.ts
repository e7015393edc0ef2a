import type { PlantedEdit } from '../../printing/testing/agent-process.ts';

export type Plant = {
  readonly what: string;
  readonly edits: readonly PlantedEdit[];
  /** In a campaign that gathers late slips. */
  readonly digests?: boolean;
  /** What the judge must say of it. */
  readonly verdict: RegExp;
};

/**
 * A bug in each thing that keeps the promise. The campaign must find every one of them: a test that lets one
 * pass would let a real one pass too.
 */
export const plants: readonly Plant[] = [
  {
    what: 'retry: an uncertain slip is sent again as if nothing had happened',
    edits: [
      { file: 'queue/printer-queue.ts', find: 'started: false, duplicate: true', put: 'started: false' },
      { file: 'queue/job-queue.ts', find: 'duplicate: true', put: 'duplicate: false' },
    ],
    verdict: /unmarked duplicate/u,
  },
  {
    what: 'cursor: after a lost connection the stream goes on from now',
    edits: [{ file: 'hub/event-stream.ts', find: "{ 'Last-Event-ID': cursor }", put: '{}' }],
    verdict: /missing/u,
  },
  {
    what: 'dedupe: an event that comes twice makes its slips twice',
    edits: [
      { file: 'journal/journal.ts', find: 'clock()) === 0', put: 'clock()) === 9' },
      { file: 'journal/journal.ts', find: '      job.key,\n', put: '      `${job.key}:${Math.random()}`,\n' },
    ],
    verdict: /unmarked duplicate/u,
  },
  {
    what: 'barrier: what the kernel took counts as printed',
    edits: [
      { file: 'transport/tcp-print.ts', find: '?? awaitAck(context)', put: "?? { kind: 'printed', level: 'barrier' }" },
    ],
    verdict: /missing/u,
  },
  {
    what: 'digest: what stands on one waits in the line as well',
    digests: true,
    edits: [
      { file: 'journal/journal.ts', find: 'for (const other of carried) run(', put: 'for (const other of []) run(' },
    ],
    verdict: /unmarked duplicate/u,
  },
];
