import { auditPage, auditQuery } from '#contract/audit.ts';
import type { Operation } from '#contract/operation.ts';
import { managers } from './callers.ts';

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
];
