import type { Operation } from '#contract/operation.ts';
import {
  apiKeyCreated,
  apiKeyInput,
  apiKeyWire,
  launchInput,
  launchTicketAnswer,
  loginAnswer,
  loginInput,
  logoutAnswer,
  roleWire,
  sessionAnswer,
  userChange,
  userInput,
  userWire,
} from '#contract/people.ts';
import { settings, settingsPatch } from '#contract/settings.ts';
import { admins, everybody, staff, staffAndPrinters } from './callers.ts';
import { resource } from './resource.ts';

const auth: readonly Operation[] = [
  {
    method: 'POST',
    path: '/auth/login',
    tag: 'Sessions',
    summary: 'Sign in; sets the cookie too',
    who: everybody,
    body: loginInput,
    answers: { 200: loginAnswer },
    errors: ['bad-credentials'],
  },
  {
    method: 'POST',
    path: '/auth/logout',
    tag: 'Sessions',
    summary: 'Ends the session and its streams',
    who: everybody,
    answers: { 200: logoutAnswer },
  },
  {
    method: 'GET',
    path: '/auth/session',
    tag: 'Sessions',
    summary: 'Who this is',
    who: [...staff, 'customer'],
    answers: { 200: sessionAnswer },
  },
  {
    method: 'POST',
    path: '/auth/launch-tickets',
    tag: 'Sessions',
    summary: 'A ticket with which one screen of this machine signs in once',
    who: ['admin', 'station'],
    answers: { 201: launchTicketAnswer },
  },
  {
    method: 'POST',
    path: '/auth/launch',
    tag: 'Sessions',
    summary: 'Sign in with a launch ticket',
    who: everybody,
    body: launchInput,
    answers: { 200: loginAnswer },
    errors: ['launch-ticket-spent'],
  },
];

export const peopleOperations: readonly Operation[] = [
  ...auth,
  ...resource('Users', '/v1/users', userWire, {
    list: { who: admins },
    get: { who: admins },
    add: { who: admins, body: userInput, errors: ['duplicate', 'unknown-reference'] },
    patch: {
      who: admins,
      body: userChange,
      errors: ['last-admin', 'unknown-reference'],
      summary: 'Role or password; a new password ends the sessions of the old one',
    },
    remove: { who: admins, errors: ['last-admin'], summary: 'Nobody can sign in as this person any more' },
  }),
  ...resource('Users', '/v1/roles', roleWire, { list: { who: staff }, get: { who: staff } }),
  ...resource('API keys', '/v1/api-keys', apiKeyWire, {
    list: { who: admins },
    get: { who: admins },
    remove: { who: admins, summary: 'Revoke; its streams end' },
  }),
  {
    method: 'POST',
    path: '/v1/api-keys',
    tag: 'API keys',
    summary: 'A new key, shown only here',
    who: admins,
    body: apiKeyInput,
    answers: { 201: apiKeyCreated },
  },
  {
    method: 'GET',
    path: '/v1/settings',
    tag: 'Settings',
    summary: 'All settings; a snapshot',
    who: [...staffAndPrinters, 'WEBAPP'],
    answers: { 200: settings },
  },
  {
    method: 'PATCH',
    path: '/v1/settings',
    tag: 'Settings',
    summary: 'Change what is named',
    who: admins,
    body: settingsPatch,
    answers: { 200: settings },
    errors: ['changed-meanwhile'],
  },
];
