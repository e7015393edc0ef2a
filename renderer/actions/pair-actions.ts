import { PAIRING_HEADER, type PairingClaim, type PairingWire } from '#contract/pairings.ts';
import { HubError } from '../sync/hub-client.ts';
import { codeOfAnswer } from '../sync/error-code.ts';
import type { ActionPorts } from './ports.ts';
import type { SessionActions } from './session-actions.ts';

export type PairActions = {
  /** A code for this screen to show. @throws HubError */
  ask: () => Promise<PairingWire>;
  /**
   * `paired`: a manager has confirmed it, and this screen is signed in. `gone`: past its time, or the hub was started anew; ask
   * again. @throws HubError
   */
  claim: (pairing: PairingWire) => Promise<'paired' | 'waiting' | 'gone'>;
};

/** A screen that is let in by a code instead of a name and a password. */
export const pairActions = ({ hub }: Pick<ActionPorts, 'hub'>, session: SessionActions): PairActions => ({
  ask: async () => (await hub.send<PairingWire>('POST', '/v1/pairings', {})).data,
  claim: async ({ id, secret }) => {
    const init = { method: 'POST', headers: { [PAIRING_HEADER]: secret } };
    const response = await hub.raw(`/v1/pairings/${id}/claim`, init).catch((error: unknown) => {
      throw new HubError('unreachable', 0, String(error));
    });
    if (response.status === 404) return 'gone';
    if (!response.ok) {
      const { error, message } = (await response.json().catch(() => ({}))) as { error?: unknown; message?: string };
      throw new HubError(codeOfAnswer(response.status, error, message ?? ''), response.status, message ?? '');
    }
    const { state } = (await response.json()) as PairingClaim;
    if (state === 'paired') await session.begin(null);
    // Keys are for print stations; a page that is given one by mistake has nothing to do with it.
    return state === 'key' ? 'gone' : state;
  },
});
