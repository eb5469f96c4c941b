import { edi } from '../http/edi';
import { networkOf } from '../identities';
import type { Sandbox } from '../sandbox';
import type { Channel, Identity } from '../state/records';

/** The agent identities that a user may speak as on a channel, the channel's own first. Throws EDI-018 for none. */
export function personasOf(sandbox: Sandbox, userId: string, channel: Channel): Identity[] {
  const network = networkOf(channel.type);
  const mine = sandbox.store.identitiesOfNetwork
    .of(network)
    .filter(({ userIds }) => userIds.includes(userId));
  if (mine.length === 0) throw edi('018');
  return mine.sort(
    (a, b) => Number(b.id === channel.agentIdentityId) - Number(a.id === channel.agentIdentityId),
  );
}

/** The named persona, else the first. Throws EDI-037 for an identity that is not the user's. */
export function chosenPersona(personas: readonly Identity[], named: string | undefined): Identity {
  const chosen = named === undefined ? personas[0] : personas.find(({ id }) => id === named);
  if (!chosen) throw edi('037');
  return chosen;
}
