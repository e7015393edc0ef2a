import { readyLine, startFailures, type ReadyLine, type StartFailure } from '#contract/service.ts';

export type HubMessage =
  | { readonly kind: 'ready'; readonly ready: ReadyLine }
  | { readonly kind: 'failed'; readonly failure: StartFailure; readonly message: string }
  | { readonly kind: 'other' };

/** What a line of the hub's stdout says; anything that is not one of its two announcements is ordinary output. */
export const readHubLine = (line: string): HubMessage => {
  if (!line.startsWith('{')) return { kind: 'other' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'other' };
  }
  const ready = readyLine.safeParse(value);
  if (ready.success) return { kind: 'ready', ready: ready.data };
  const { ready: isReady, failure, message } = value as Record<string, unknown>;
  if (isReady !== false || !isStartFailure(failure)) return { kind: 'other' };
  return { kind: 'failed', failure, message: typeof message === 'string' ? message : failure };
};

const isStartFailure = (value: unknown): value is StartFailure =>
  typeof value === 'string' && Object.hasOwn(startFailures, value);

export const failureOfExitCode = (code: number | null): StartFailure | undefined =>
  (Object.keys(startFailures) as StartFailure[]).find((name) => startFailures[name] === code);

/** What a person can do about it; one sentence, for the terminal and the service screen. */
export const adviceFor: Record<StartFailure, string> = {
  'data-folder-unwritable': 'Choose another folder with PASSRAIL_DATA, or let this user write to it.',
  'data-folder-locked':
    'Another Passrail is running on this data folder: stop it, or choose another with PASSRAIL_DATA.',
  'port-taken': 'Another program uses this port: choose another with PASSRAIL_PORT, or 0 for any free one.',
  'bad-config': 'Correct the setting; --help lists them all.',
  'database-damaged': 'Put back the newest file of the backups folder, or move the database aside to start anew.',
  'database-unreachable':
    'Look whether PostgreSQL runs and lets this machine in; PASSRAIL_DATABASE_URL says where it is.',
  'data-moved':
    'Start it where the data is now, or bring the data back into a new folder: npm run hub -- migrate --help.',
  'data-incomplete': 'Run the same npm run hub -- migrate again: the data it was copying is still whole where it was.',
  'schema-newer': 'The data was written by a newer Passrail: start that version, or put back an older backup.',
};

/** The hub cannot run as things are; starting it again would not help. */
export class HubStartError extends Error {
  override readonly name = 'HubStartError';
  readonly failure: StartFailure;
  readonly exitCode: number;

  constructor(failure: StartFailure, message: string) {
    super(message);
    this.failure = failure;
    this.exitCode = startFailures[failure];
  }

  get advice(): string {
    return adviceFor[this.failure];
  }
}
