import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { TrackLinkBox } from '../commands/env.ts';

const ID_BYTES = 4;
// 136 bits: what nobody finds by trying, and short enough for a QR that a phone reads off worn paper.
const PROOF_BYTES = 17;

// Proves nothing, but takes as long: an order that is not there must look like a wrong proof of one that is.
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The secret part of `/t/<link>`: the order's id and a keyed proof of it, 28 characters of base64url. It is kept nowhere, not even
 * as a hash: the hub makes it again for each copy of a receipt, and checks it by making it again. The proof is of the order's
 * uuid, so that a link of before a restored backup does not open whatever order has its number now, and of the link's version,
 * which a revocation raises. The key comes from the hub's secret by HKDF.
 */
export const createTrackLinkBox = (secret: string): TrackLinkBox => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'passrail tracking link', 32));
  const bytesOf = (id: number, uuid: string, version: number): Buffer => {
    const head = Buffer.alloc(ID_BYTES);
    head.writeUInt32BE(id);
    const proof = createHmac('sha256', key).update(head).update(`${uuid} ${version}`).digest();
    return Buffer.concat([head, proof.subarray(0, PROOF_BYTES)]);
  };
  return {
    make: (order, version) => bytesOf(order.id, order.uuid, version).toString('base64url'),
    orderIdOf: (link) => Buffer.from(link, 'base64url').readUInt32BE(),
    matches: (link, order, version) => {
      const given = Buffer.from(link, 'base64url');
      const wanted = bytesOf(order?.id ?? given.readUInt32BE(), order?.uuid ?? NOBODY, version);
      return timingSafeEqual(given, wanted) && order !== undefined;
    },
  };
};
