import { z } from 'zod';
import { auditPage, auditQuery } from '#contract/audit.ts';
import { backupContent, backupWire, restoreAnswer } from '#contract/backups.ts';
import { diagnostics } from '#contract/diagnostics.ts';
import { importPreview } from '#contract/menu-import.ts';
import { firstRunAnswer, firstRunInput, firstRunMenuInput, foundPrinters } from '#contract/first-run.ts';
import { operationsQuery, operationsReport } from '#contract/operations-report.ts';
import type { Operation } from '#contract/operation.ts';
import { quiet } from '#contract/service.ts';
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
    path: '/v1/first-run/menu-preview',
    tag: 'First run',
    summary: 'What a CSV file would be as the menu of a new house; changes nothing',
    who: everybody,
    body: firstRunMenuInput,
    answers: { 200: importPreview },
    errors: ['first-run-over'],
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
  {
    method: 'GET',
    path: '/v1/diagnostics',
    tag: 'Office',
    summary: 'Every check of the hub, with its level and figures',
    who: managers,
    answers: { 200: diagnostics },
  },
  {
    method: 'GET',
    path: '/v1/diagnostics/bundle',
    tag: 'Office',
    summary: 'All that helps somebody who is not there, without secrets and customers, as one file',
    who: admins,
    answers: { 200: 'application/json' },
  },
  {
    method: 'GET',
    path: '/v1/quiet',
    tag: 'Office',
    summary: 'Whether no shift is open and nothing happened to an order for 15 minutes: the hub would not be missed',
    who: [...managers, 'PRINTER', 'station'],
    answers: { 200: quiet },
  },
  {
    method: 'GET',
    path: '/v1/backups',
    tag: 'Office',
    summary: 'Copies of the database, newest first',
    who: admins,
    answers: { 200: z.array(backupWire) },
    errors: ['backups-elsewhere'],
  },
  {
    method: 'POST',
    path: '/v1/backups',
    tag: 'Office',
    summary: 'A copy of now, proved to be sound',
    who: [...admins, 'station'],
    answers: { 201: backupWire },
    errors: ['backups-elsewhere'],
  },
  {
    method: 'GET',
    path: '/v1/backups/:name',
    tag: 'Office',
    summary: 'Whether a copy is sound, and what is in it',
    who: admins,
    answers: { 200: backupContent },
    errors: ['not-found'],
  },
  {
    method: 'GET',
    path: '/v1/backups/:name/file',
    tag: 'Office',
    summary: 'The copy itself; it holds hashes of passwords, not the key of the tokens',
    who: admins,
    answers: { 200: 'application/vnd.sqlite3' },
    errors: ['not-found'],
  },
  {
    method: 'DELETE',
    path: '/v1/backups/:name',
    tag: 'Office',
    summary: 'Throw a copy away',
    who: admins,
    answers: { 204: null },
    errors: ['not-found'],
  },
  {
    method: 'POST',
    path: '/v1/backups/:name/restore',
    tag: 'Office',
    summary: 'Go on from this copy: the hub starts again at once, what was there is kept among the copies',
    who: admins,
    answers: { 202: restoreAnswer },
    errors: ['not-found', 'backup-damaged', 'backup-newer'],
  },
  {
    method: 'GET',
    path: '/v1/reports/operations',
    tag: 'Reports',
    summary: 'Preparation times by station, late orders and printer incidents of a stretch of time',
    who: managers,
    query: operationsQuery,
    answers: { 200: operationsReport },
  },
];
