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
};

export type Shell = {
  start(context: ShellContext): Promise<void>;
  stop(): Promise<void>;
};
