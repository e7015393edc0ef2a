import {
  drawerAnswer,
  printerChange,
  printerInput,
  printerPatch,
  printerWire,
  registerChange,
  registerInput,
  registerQuery,
  registerWire,
} from '#contract/devices.ts';
import type { Operation } from '#contract/operation.ts';
import {
  paperInput,
  paperMade,
  paperPage,
  paperQuery,
  printCommandMade,
  printJobPage,
  printJobQuery,
  printJobReports,
  printPreview,
  rerouteInput,
} from '#contract/print-jobs.ts';
import { printLeaseAnswer, printLeaseClaim, printLeaseState } from '#contract/print-lease.ts';
import { admins, managers, printService, staff, staffAndPrinters } from './callers.ts';
import { resource } from './resource.ts';

const names = ['duplicate', 'unknown-reference'] as const;

const command = (path: string, summary: string, more: Partial<Pick<Operation, 'body' | 'errors'>> = {}): Operation => ({
  method: 'POST',
  path,
  tag: 'Printing',
  summary,
  who: staff,
  answers: { 202: printCommandMade },
  errors: ['not-found', 'slip-settled'],
  ...more,
});

/** What people do about slips that wait; the station does it and says so by its reports. */
const queue: readonly Operation[] = [
  command('/v1/print-jobs/:key/retry', 'Try a waiting slip at once; an uncertain one again, marked POSSIBLE DUPLICATE'),
  command('/v1/print-jobs/:key/cancel', 'Take a waiting slip out of the line'),
  command('/v1/print-jobs/:key/reroute', 'Move a waiting slip to another printer', {
    body: rerouteInput,
    errors: ['not-found', 'slip-settled', 'unknown-reference'],
  }),
  command('/v1/printers/:id/test-page', 'Print a test page', { errors: ['not-found'] }),
  {
    method: 'PUT',
    path: '/v1/print-jobs/:key/preview',
    tag: 'Printing',
    summary: 'A station says what a slip looks like; the latest thousand are kept, and all that wait',
    who: printService,
    body: printPreview,
    answers: { 204: null },
  },
  {
    method: 'GET',
    path: '/v1/print-jobs/:key/preview.svg',
    tag: 'Printing',
    summary: 'The picture of a slip at its present or next try',
    who: staffAndPrinters,
    answers: { 200: 'image/svg+xml' },
    errors: ['not-found'],
  },
  {
    method: 'GET',
    path: '/v1/print-jobs/:key/preview.txt',
    tag: 'Printing',
    summary: 'The same as plain text',
    who: staffAndPrinters,
    answers: { 200: 'text/plain' },
    errors: ['not-found'],
  },
];

const lease: readonly Operation[] = [
  {
    method: 'PUT',
    path: '/v1/print-lease',
    tag: 'Printing',
    summary: 'A station asks to be the one that prints, and renews it every three seconds; the others wait',
    who: printService,
    body: printLeaseClaim,
    answers: { 200: printLeaseAnswer },
    errors: ['not-found'],
  },
  {
    method: 'GET',
    path: '/v1/print-lease',
    tag: 'Printing',
    summary: 'Which station prints; a snapshot',
    who: staffAndPrinters,
    answers: { 200: printLeaseState },
  },
];

const printing: readonly Operation[] = [
  {
    method: 'PUT',
    path: '/v1/print-jobs',
    tag: 'Printing',
    summary: 'A station says how its print jobs stand; older revisions are ignored',
    who: printService,
    body: printJobReports,
    answers: { 204: null },
    errors: ['printing-elsewhere'],
  },
  {
    method: 'GET',
    path: '/v1/print-jobs',
    tag: 'Printing',
    summary: 'The latest report of each job, newest first; a snapshot',
    who: staffAndPrinters,
    query: printJobQuery,
    answers: { 200: printJobPage },
  },
  {
    method: 'POST',
    path: '/v1/paper',
    tag: 'Printing',
    summary: 'A slip of a demo printer, as it came out',
    who: printService,
    body: paperInput,
    answers: { 201: paperMade },
  },
  {
    method: 'GET',
    path: '/v1/paper',
    tag: 'Printing',
    summary: 'Slips, newest first',
    who: staffAndPrinters,
    query: paperQuery,
    answers: { 200: paperPage },
  },
  {
    method: 'GET',
    path: '/v1/paper/:name',
    tag: 'Printing',
    summary: 'The picture of a slip: `<id>.svg`',
    who: staffAndPrinters,
    answers: { 200: 'image/svg+xml' },
    errors: ['not-found'],
  },
];

export const deviceOperations: readonly Operation[] = [
  ...resource('Printers', '/v1/printers', printerWire, {
    list: { who: staffAndPrinters },
    get: { who: staffAndPrinters },
    add: { who: admins, body: printerInput, errors: names },
    put: { who: ['admin', ...printService], body: printerChange, errors: names },
    patch: { who: [...managers, ...printService], body: printerPatch, summary: 'Its status' },
    remove: { who: admins, summary: 'What named it names none then' },
  }),
  ...resource('Cash registers', '/v1/cash-registers', registerWire, {
    list: { who: staffAndPrinters, query: registerQuery, summary: 'An operator must say enabled=true; a snapshot' },
    get: { who: staffAndPrinters, query: registerQuery.pick({ include: true }) },
    add: { who: admins, body: registerInput, errors: names },
    put: { who: staff, body: registerChange, errors: names },
    patch: { who: staff, body: registerChange, errors: names },
    remove: { who: admins, summary: 'Orders keep its id' },
  }),
  {
    method: 'POST',
    path: '/v1/cash-registers/:id/open-drawer',
    tag: 'Cash registers',
    summary: 'Pulse its drawer',
    who: staff,
    answers: { 201: drawerAnswer },
    errors: ['not-found'],
  },
  ...printing,
  ...lease,
  ...queue,
];
