/** Letting a screen in by a code. */
export const enPair = {
  'pair.open': 'Pair this screen instead',
  'pair.title': 'Let this screen in',
  'pair.text':
    'A manager opens the office, Screens, and types this code, or scans it. It is good for ten minutes; then there is a new one.',
  'pair.qr': 'The code, to scan with a phone',
  'pair.back': 'Sign in with a name instead',

  'admin.page.devices': 'Screens',
  'devices.pair': 'Let a screen in',
  'devices.pairText':
    'On the new screen: “Pair this screen instead”. It shows a code of six characters. It may then sell, cook and show numbers; it is no manager. A print station shows its code on its terminal or service screen.',
  'devices.code': 'Code on the screen',
  'devices.station': 'print station',
  'devices.name': 'Name of the screen',
  'devices.letIn': 'Let it in',
  'devices.made': 'The screen is in',
  'devices.none': 'No screen was paired yet. Screens on the hub’s own machine need no code.',
  'devices.seen': 'Seen',
  'devices.live': 'there now',
  'devices.never': 'not yet',
  'devices.paired': 'Let in',
  'devices.pairedBy': '{at}, by {name}',
  'devices.revoke': 'Lock it out',
  'devices.revokeText': '{name} is out at once, and has to be paired again.',
  'devices.reallyRevoke': 'Lock it out',
} as const;
