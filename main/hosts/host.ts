/** How a hub process is started and ended; the supervisor knows no other way to touch one. */
export type HubLaunch = {
  readonly env: Readonly<Record<string, string>>;
  /** One complete line each, without its line end. */
  readonly onStdoutLine: (line: string) => void;
  readonly onStderrLine: (line: string) => void;
  /** Called exactly once, after the last line; also when the process could not be started at all (code null). */
  readonly onExit: (code: number | null) => void;
};

export type HubChild = {
  readonly pid: () => number | undefined;
  /** Asks it to end streams, write its journal and leave. */
  readonly requestStop: () => void;
  readonly kill: () => void;
};

export type HubHost = (launch: HubLaunch) => HubChild;
