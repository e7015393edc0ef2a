import type { FoundPrinters } from '#contract/first-run.ts';
import type { Settings } from '#contract/settings.ts';
import type { Approvals } from '../auth/approvals.ts';
import type { Auth } from '../auth/auth-service.ts';
import type { Customers } from '../auth/customers.ts';
import type { Examine } from '../auth/examine-token.ts';
import type { FirstRun } from '../auth/first-run.ts';
import type { Pairings } from '../auth/pairings.ts';
import type { StreamTickets } from '../auth/stream-tickets.ts';
import type { CartTokens } from '../auth/cart-tokens.ts';
import type { TrackSessions } from '../auth/track-sessions.ts';
import type { Env } from '../commands/env.ts';
import type { Clock, Random } from '../store/ports.ts';
import type { Backups } from '../ops/backups.ts';
import type { Doctor } from '../ops/doctor.ts';
import type { StreamsElsewhere } from '../ops/share-streams.ts';
import type { Store } from '../store/open-store.ts';
import type { StreamHub } from '../stream/hub.ts';

/** What every route is given: the wired parts of one hub. */
export type Hub = {
  readonly store: Store;
  readonly auth: Auth;
  /** Which of three faults a bad token has. */
  readonly examine: Examine;
  readonly customers: Customers;
  readonly tickets: StreamTickets;
  readonly trackSessions: TrackSessions;
  readonly cartTokens: CartTokens;
  readonly approvals: Approvals;
  readonly pairings: Pairings;
  readonly env: Env;
  readonly clock: Clock;
  readonly random: Random;
  readonly streams: StreamHub;
  /** What the other hubs of the same database hold. */
  readonly streamsElsewhere: StreamsElsewhere;
  readonly version: string;
  readonly demo: boolean;
  /** Origins whose pages may use this hub from a browser. */
  readonly origins: ReadonlySet<string>;
  /** Where phones reach this hub from outside, as the settings say; its pages are as good as those of its own address. */
  publicOrigin(): string | null;
  /** The same, else its address in the house's own net; null when it listens to its own machine only. */
  phoneOrigin(): string | null;
  readonly firstRun: FirstRun;
  /** Everything that is kept. */
  readonly folder: string;
  readonly backups: Backups;
  readonly doctor: Doctor;
  /** Ends the process; whoever started it starts it again. */
  restart(): void;
  /** Printers in the networks of this machine; takes some seconds. */
  searchPrinters(): Promise<FoundPrinters>;
  settings(): Settings;
};
