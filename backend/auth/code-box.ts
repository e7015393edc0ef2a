import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { CodeBox } from '../commands/env.ts';
import type { Random } from '../store/ports.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keeps pickup codes: a keyed hash to compare with (six digits under a plain hash would be found in a second), and a sealed
 * copy (AES-256-GCM, bound to its order) to show the customer again. Both keys come from the hub's secret by HKDF.
 */
export const createCodeBox = ({ secret, random }: { secret: string; random: Random }): CodeBox => {
  const key = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `passrail ${use}`, 32));
  const hashKey = key('pickup code hash');
  const sealKey = key('pickup code seal');

  const hash = (orderId: number, code: string): string =>
    createHmac('sha256', hashKey).update(`${orderId} ${code}`).digest('base64url');

  return {
    hash,

    matches: (orderId, code, kept) => {
      const [given, wanted] = [hash(orderId, code), kept].map((text) => Buffer.from(text, 'base64url'));
      return given !== undefined && wanted?.length === given.length && timingSafeEqual(given, wanted);
    },

    seal: (orderId, code) => {
      const nonce = random.bytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(String(orderId)));
      const sealed = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },

    open: (orderId, text) => {
      try {
        const bytes = Buffer.from(text, 'base64url');
        const opener = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(Buffer.from(String(orderId)))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([opener.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), opener.final()]).toString('utf8');
      } catch {
        // Sealed under another secret, or damaged: then there is no code to show, and a new one can be made.
        return undefined;
      }
    },
  };
};
