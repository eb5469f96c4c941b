import { ApiFault } from './http/api-fault';
import { appOf } from './oauth/apps';
import type { Sandbox } from './sandbox';
import type { Permission, Session } from './state/records';

const SOCIAL = 'SocialMessaging';

/** What a user may do on a channel; nothing on record means everything. */
export function permissionOf(sandbox: Sandbox, userId: string, channelId: string): Permission {
  const id = `${userId}:${channelId}`;
  return sandbox.store.permissions.get(id) ?? { id, canRead: true, canReply: true, canInitiate: true };
}

/** Without this permission a channel's records look like missing ones. */
export function mayRead(sandbox: Sandbox, userId: string, channelId: string): boolean {
  return permissionOf(sandbox, userId, channelId).canRead;
}

/**
 * What is asked before any operation: may the app do this at all (CMN-401), has the account the feature (CMN-109),
 * has the user's role the permission (CMN-408)? Throws a 403.
 */
export function checkPermissions(sandbox: Sandbox, session: Session, needed: string | null): void {
  if (needed === null) return;
  if (!appOf(sandbox.store, session.appId)?.permissions.includes(needed)) {
    throw forbidden('CMN-401', `The app lacks the ${needed} permission`, needed);
  }
  // Of the events to subscribe to, all are of social messaging.
  if (needed === 'ReadAccounts') return;
  if (!sandbox.settings.hasSocialMessaging)
    throw forbidden('CMN-109', 'Social messaging is not enabled', SOCIAL);
  if (sandbox.settings.barredUserIds.includes(session.userId)) {
    throw forbidden('CMN-408', `The user lacks the ${SOCIAL} permission`, SOCIAL);
  }
}

function forbidden(code: string, message: string, permissionName: string): ApiFault {
  return new ApiFault(403, code, message, { extra: { permissionName } });
}
