import 'server-only';
import type { Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { holdMember, readableBy } from './hold-member';

/**
 * Holds on to a colleague who is to get work of a channel. Work that its holder cannot read would be kept from
 * everybody else.
 *
 * @throws AppError `not-found` for somebody who is not of this workspace, or out; `state-refused` with
 * `details.reason` `cannot-read`
 */
export async function requireHolder(
  tx: Transaction,
  workspaceId: string,
  { agentId, channelId }: { agentId: string; channelId: string },
): Promise<void> {
  const member = await holdMember(tx, workspaceId, agentId);
  if (!member) throw notFound('agent');
  if ((await readableBy(tx, member)).has(channelId)) return;
  throw new AppError('state-refused', 'They may not read this channel.', { reason: 'cannot-read' });
}
