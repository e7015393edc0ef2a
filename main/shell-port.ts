import type { StartFailure } from '#contract/service.ts';
import type { Joining } from './join-hub.ts';
import type { LastTickets } from './last-tickets.ts';

/** Why there are no screens just now. `message`: the hub's own line, to be shown to whoever repairs it. */
export type HubTrouble =
  | { readonly kind: 'starting' }
  | { readonly kind: 'restarting' }
  | Joining
  | {
      readonly kind: 'crash-loop' | 'failed';
      readonly failure: StartFailure | undefined;
      readonly message: string | undefined;
    };

/** What a shell can show before there is a hub, and whenever it is away. */
export type ServiceContext = {
  /** Undefined: the hub runs. */
  trouble(): HubTrouble | undefined;
  /** The open tickets as they were last known. */
  tickets(): LastTickets | undefined;
  /** The language of the house, as it was last known. */
  language(): 'it' | 'en';
  /** Calls the listener at every change of `trouble`, until the returned function is called. */
  onTrouble(listener: () => void): () => void;
};

/** What the station tells whatever opens its screens: Electron windows, a browser, or a few lines on a terminal. */
export type ShellContext = {
  readonly hubUrl: string;
  /** Where the hub listens, a wildcard such as http://0.0.0.0:4300 included. */
  readonly listening: string;
  /** The hub runs demo data: somebody is trying Passrail, not locking down a kiosk. */
  readonly demo: boolean;
  /** Only on the very first start, and only when none was given; to be shown once and kept nowhere. */
  readonly adminPassword: string | undefined;
  /** An address that opens the screens signed in, good once and for a minute; the plain address where the hub grants none. */
  launchUrl(): Promise<string>;
  /** Whether the program may be away for a minute. Rejects when the hub does not answer. */
  quiet(): Promise<boolean>;
  /** A sound copy of the data, where it is this machine's; rejects when there is none. */
  backUp(): Promise<void>;
};

export type Shell = {
  /** Opens what can be opened without a hub, so that a hub that cannot start is not a dark screen. */
  open?(service: ServiceContext): Promise<void>;
  /** Shows the screens. */
  start(context: ShellContext): Promise<void>;
  stop(): Promise<void>;
};
