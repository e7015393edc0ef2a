import { servicePage, serviceStyle, type ServiceFacts } from './service-page.ts';

export type ServiceAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const answer = (status: number, type: string, body: string): ServiceAnswer => ({
  status,
  headers: {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  },
  body,
});

/** The two things a service screen is made of; all else is 404. `path`: the address without query, as it was asked for. */
export const serviceAnswer = (method: string, path: string, facts: () => ServiceFacts): ServiceAnswer => {
  if (method !== 'GET' && method !== 'HEAD') return answer(405, 'text/plain', 'GET only\n');
  if (path === '/') return answer(200, 'text/html', servicePage(facts()));
  if (path === '/service.css') return answer(200, 'text/css', serviceStyle);
  return answer(404, 'text/plain', 'Nothing here\n');
};
