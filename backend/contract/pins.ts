import { z } from 'zod';
import { decimalInput, decimalString } from './money.ts';
import { role } from './people.ts';

/** Four to eight digits, typed at a till with gloves on. */
const pin = z.string().regex(/^\d{4,8}$/, 'A PIN has four to eight digits');

/** Null takes it away. */
export const pinInput = z.object({ pin: pin.nullable() });
/** Ones own, with the present password. */
export const ownPinInput = pinInput.extend({ password: z.string().min(1).max(100) });
export const pinAnswer = z.object({ id: z.number().int(), hasPin: z.boolean() });

/** Somebody who can take over a till with a PIN. */
export const operatorWire = z.object({ id: z.number().int(), username: z.string(), role });
export type OperatorWire = z.infer<typeof operatorWire>;

export const pinLogin = z.object({ userId: z.number().int().positive(), pin });

/** `discount`: the largest one, in money, that this approval is good for. */
export const approvalInput = pinLogin.extend({ discount: decimalInput.positive() });
export const approvalWire = z.object({
  /** To be given as `discountApproval` with one sale. */
  approval: z.string(),
  by: z.string(),
  discount: decimalString,
  expiresAt: z.iso.datetime(),
});
export type ApprovalWire = z.infer<typeof approvalWire>;
