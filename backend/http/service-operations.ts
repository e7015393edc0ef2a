import { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import { about, health, readiness } from '#contract/service.ts';

export const serviceOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/health',
    tag: 'Service',
    summary: 'Whether the hub runs, and how many streams are open',
    who: ['public'],
    answers: { 200: health },
  },
  {
    method: 'GET',
    path: '/ready',
    tag: 'Service',
    summary: 'Whether a balancer should send new callers here; 503 while the hub stops or does not hear its database',
    who: ['public'],
    answers: { 200: readiness, 503: readiness },
  },
  {
    method: 'GET',
    path: '/v1/about',
    tag: 'Service',
    summary: 'What a screen must know before anybody has signed in',
    who: ['public'],
    answers: { 200: about },
  },
  {
    method: 'GET',
    path: '/metrics',
    tag: 'Service',
    summary: 'Prometheus text; without credentials only from the machine itself',
    who: ['admin', 'maintainer', 'station'],
    answers: { 200: 'text/plain' },
  },
  {
    method: 'GET',
    path: '/api-docs.json',
    tag: 'Service',
    summary: 'This document',
    who: ['public'],
    answers: { 200: z.record(z.string(), z.unknown()) },
  },
];
