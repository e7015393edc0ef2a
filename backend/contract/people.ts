import { z } from 'zod';

export const roles = ['admin', 'maintainer', 'operator', 'customer'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const loginInput = z.object({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(100),
  /** False: only the token, for a window that must not sign its whole machine in. */
  cookie: z.boolean().optional(),
});
export const passwordChange = z.object({
  oldPassword: z.string().min(1).max(100),
  password: z.string().min(8).max(100),
  cookie: z.boolean().optional(),
});
export const loginAnswer = z.object({ id: z.number().int(), username: z.string(), role, token: z.string() });
export type LoginAnswer = z.infer<typeof loginAnswer>;

export const sessionAnswer = z.object({ id: z.number().int(), username: z.string(), role });
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** `cookie: false`: of a window that holds its own token and leaves its machine signed in. Anything else is an ordinary logout. */
export const logoutInput = z.object({ cookie: z.boolean() }).catch({ cookie: true });
export const logoutAnswer = z.object({ message: z.string() });

export const launchTicketAnswer = z.object({ ticket: z.string(), expiresAt: z.iso.datetime() });
export const launchInput = z.object({ ticket: z.string().min(1).max(200) });

export const userInput = z
  .object({
    username: z.string().trim().min(4).max(100),
    password: z.string().min(8).max(100),
    roleId: z.string().max(64).optional(),
    role: z.string().max(64).optional(),
  })
  .refine((user) => user.roleId !== undefined || user.role !== undefined, {
    path: ['roleId'],
    message: 'roleId is required',
  });
/** What is not named stays as it is; `role` is a role's id, which is its name. */
export const userChange = z.object({
  role: z.string().max(64).optional(),
  roleId: z.string().max(64).optional(),
  password: z.string().min(8).max(100).optional(),
});
export const roleWire = z.object({ id: z.string(), name: role });
export const userWire = z.object({
  id: z.number().int(),
  username: z.string(),
  role: roleWire,
});
export type UserWire = z.infer<typeof userWire>;

export const apiKeyType = z.enum(['PRINTER', 'WEBAPP']);
export type ApiKeyType = z.infer<typeof apiKeyType>;
export const apiKeyInput = z.object({ name: z.string().trim().min(1).max(100), type: apiKeyType });
export const apiKeyCreated = z.object({
  id: z.string(),
  name: z.string(),
  type: apiKeyType,
  apiKey: z.string(),
  createdAt: z.iso.datetime(),
});
export const apiKeyWire = apiKeyCreated.omit({ apiKey: true }).extend({ lastUsedAt: z.iso.datetime().nullable() });
