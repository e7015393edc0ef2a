import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

// Two names for one session: published MySagra clients look for the one of their own day (mysagra reference 0).
export const SESSION_COOKIES = ['mysagra_token', 'mysagra_session'] as const;

const options = (request: FastifyRequest) =>
  // Secure only where the connection is: browsers drop a Secure cookie on a plain-HTTP LAN (mysagra reference 1.1).
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: request.protocol === 'https' }) as const;

export const setSessionCookies = (
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  expiresAt: number,
): void => {
  for (const name of SESSION_COOKIES)
    reply.setCookie(name, token, { ...options(request), expires: new Date(expiresAt) });
};

export const clearSessionCookies = (request: FastifyRequest, reply: FastifyReply): void => {
  for (const name of SESSION_COOKIES) reply.clearCookie(name, options(request));
};
