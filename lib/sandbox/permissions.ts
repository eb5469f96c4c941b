import type { Sandbox } from './sandbox';
import type { Permission } from './state/records';

/** What a user may do on a channel; nothing on record means everything. */
export function permissionOf(sandbox: Sandbox, userId: string, channelId: string): Permission {
  const id = `${userId}:${channelId}`;
  return sandbox.store.permissions.get(id) ?? { id, canRead: true, canReply: true, canInitiate: true };
}

/** Without this permission a channel's records look like missing ones. */
export function mayRead(sandbox: Sandbox, userId: string, channelId: string): boolean {
  return permissionOf(sandbox, userId, channelId).canRead;
}
