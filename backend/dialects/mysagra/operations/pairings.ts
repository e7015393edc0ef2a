import type { Operation } from '#contract/operation.ts';
import { deviceChange, deviceInput, deviceWire, pairingClaim, pairingInput, pairingWire } from '#contract/pairings.ts';
import { everybody, managers } from './callers.ts';
import { resource } from './resource.ts';

export const pairingOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/v1/pairings',
    tag: 'Screens',
    summary: 'A screen that nobody is signed in on, or a print station, asks for a code to show; good for ten minutes',
    who: everybody,
    body: pairingInput,
    answers: { 201: pairingWire },
    errors: ['too-many-requests'],
  },
  {
    method: 'POST',
    path: '/v1/pairings/:id/claim',
    tag: 'Screens',
    summary:
      'Whether somebody has confirmed the code, with X-Pairing-Secret; once confirmed it sets the cookie, or answers the key, once',
    who: everybody,
    answers: { 200: pairingClaim },
    errors: ['pairing-unknown'],
  },
  ...resource('Screens', '/v1/devices', deviceWire, {
    list: { who: managers },
    add: {
      who: managers,
      body: deviceInput,
      errors: ['pairing-unknown', 'duplicate'],
      summary:
        'Lets in the screen that shows this code, as an operator of its own, or the print station, with a key of its own',
    },
    patch: { who: managers, body: deviceChange, errors: ['duplicate'], summary: 'Another name' },
    remove: { who: managers, summary: 'Revoke; its streams end' },
  }),
];
