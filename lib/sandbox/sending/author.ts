import { edi } from '../http/edi';
import { networkOf } from '../identities';
import type { Sandbox } from '../sandbox';
import type { Channel, Identity } from '../state/records';

/**
 * The agent identity that speaks: the named one, else the user's first on this network. Throws EDI-037
 * for an identity that is not the user's, EDI-018 when the user has none.
 */
export function authorFor(
  sandbox: Sandbox,
  userId: string,
  channel: Channel,
  named: string | undefined,
): Identity {
  const network = networkOf(channel.type);
  const mine = sandbox.store.identities.where(
    (identity) => identity.network === network && identity.userIds.includes(userId),
  );
  if (named !== undefined) {
    const found = mine.find((identity) => identity.id === named);
    if (!found) throw edi('037');
    return found;
  }
  const first = mine.find((identity) => identity.id === channel.agentIdentityId) ?? mine[0];
  if (!first) throw edi('018');
  return first;
}
