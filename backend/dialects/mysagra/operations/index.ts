import { z } from 'zod';
import { eventsQuery, streamQuery } from '#contract/events.ts';
import type { Operation } from '#contract/operation.ts';
import { closureInput, hourlyReport, report, reportQuery } from '#contract/reports.ts';
import { managers, staffAndPrinters } from './callers.ts';
import { deviceOperations } from './devices.ts';
import { menuOperations } from './menu.ts';
import { officeOperations } from './office.ts';
import { orderOperations } from './orders.ts';
import { pairingOperations } from './pairings.ts';
import { peopleOperations } from './people.ts';
import { shiftOperations } from './shifts.ts';

const reports: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/reports',
    tag: 'Reports',
    summary: 'Takings by interval of the business day; amounts are strings with groupBy=1h',
    who: managers,
    query: reportQuery,
    answers: { 200: z.array(z.union([report, hourlyReport])) },
    errors: ['bad-request'],
  },
  {
    method: 'GET',
    path: '/v1/reports/:id',
    tag: 'Reports',
    summary: 'One interval again',
    who: managers,
    answers: { 200: report },
    errors: ['not-found'],
  },
  {
    method: 'POST',
    path: '/v1/reports/general-closure',
    tag: 'Reports',
    summary: 'The business day until now, printed at a register',
    who: managers,
    body: closureInput,
    answers: { 201: z.array(report) },
    errors: ['unknown-reference'],
  },
];

const events: readonly Operation[] = [
  {
    method: 'GET',
    path: '/events/:channel',
    tag: 'Events',
    summary: 'cashier, display, printer or ticket; docs/protocol.md lists the events',
    who: staffAndPrinters,
    query: streamQuery,
    answers: { 200: 'text/event-stream' },
    errors: ['invalid-channel', 'too-many-streams'],
  },
  {
    method: 'GET',
    path: '/events',
    tag: 'Events',
    summary: 'Several channels on one connection; events are named `<channel>:<event>`',
    who: staffAndPrinters,
    query: eventsQuery,
    answers: { 200: 'text/event-stream' },
    errors: ['invalid-channel', 'too-many-streams'],
  },
];

/** The route table of this dialect: every route that `routes/` registers, and no other (held by a test). */
export const mysagraOperations: readonly Operation[] = [
  ...orderOperations,
  ...menuOperations,
  ...deviceOperations,
  ...reports,
  ...shiftOperations,
  ...peopleOperations,
  ...pairingOperations,
  ...officeOperations,
  ...events,
];
