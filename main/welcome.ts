/** What a person who typed `npm start` needs to read; everything else is on the screens. */
export type Welcome = {
  /** For this machine. */
  readonly address: string;
  /** For tablets and phones of the venue; empty when the hub listens for this machine alone. */
  readonly lanAddresses: readonly string[];
  readonly demo: boolean;
  /** On the first start only. */
  readonly adminPassword: string | undefined;
  /** Undefined: a window opens by itself. */
  readonly launchUrl: string | undefined;
};

const screens = [
  ['Cashier', 'cashier'],
  ['Kitchen', 'kitchen'],
  ['Board', 'board'],
  ['Printer paper', 'paper'],
] as const;

export const welcomeText = (welcome: Welcome): string =>
  [
    `Passrail is running at ${welcome.address}${welcome.demo ? ' with a demo menu and demo printers' : ''}.`,
    '',
    ...launchLines(welcome),
    ...screenLines(welcome),
    ...passwordLines(welcome),
    'Ctrl+C stops it.',
    '',
  ].join('\n');

/** A link alone, for whoever let the first one expire. */
export const launchLinkText = (launchUrl: string): string =>
  `Opens signed in, once, within the next ten minutes:\n  ${launchUrl}\n`;

const launchLines = ({ launchUrl }: Welcome): string[] =>
  launchUrl === undefined
    ? ['The screens open in a window of their own.', '']
    : [launchLinkText(launchUrl), 'Enter makes a new link.', ''];

const screenLines = ({ address, lanAddresses, adminPassword }: Welcome): string[] => [
  'Screens, after signing in:',
  ...screens.map(([name, place]) => `  ${name.padEnd(14)}${address}/#/${place}`),
  ...(lanAddresses.length === 0
    ? ['Other machines reach it once it listens for them: PASSRAIL_HOST=0.0.0.0']
    : lanAddresses.map((lan) => `Other machines: ${lan}/`)),
  ...(adminPassword === undefined ? ['Sign in as admin, with the password that was shown at the first start.'] : []),
  '',
];

const passwordLines = ({ adminPassword }: Welcome): string[] =>
  adminPassword === undefined
    ? []
    : ['Sign in as admin with this password. It is shown only now, write it down:', `  ${adminPassword}`, ''];
