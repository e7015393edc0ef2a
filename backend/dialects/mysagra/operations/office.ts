import { auditPage, auditQuery } from '#contract/audit.ts';
import { firstRunAnswer, firstRunInput, foundPrinters } from '#contract/first-run.ts';
import type { Operation } from '#contract/operation.ts';
import { admins, everybody, managers } from './callers.ts';

/** What only the office needs: the trail, backups, checks, the first run. */
export const officeOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/audit',
    tag: 'Office',
    summary: 'Who changed what and when, newest first; with `order` its whole history; `format=csv` as a file',
    who: managers,
    query: auditQuery,
    answers: { 200: auditPage },
  },
  {
    method: 'POST',
    path: '/v1/first-run',
    tag: 'Office',
    summary: 'Sets a new house up, once, from its own machine; the answer is a session of the administrator',
    who: everybody,
    body: firstRunInput,
    answers: { 201: firstRunAnswer },
    errors: ['first-run-over', 'duplicate'],
  },
  {
    method: 'POST',
    path: '/v1/printers/search',
    tag: 'Office',
    summary:
      'Looks for printers at port 9100 in the private networks of the hub; during the first run from its own machine too',
    who: admins,
    answers: { 200: foundPrinters },
  },
];
