import { isoSeconds } from './content-view';
import type { Asked } from './http/asked';
import { edi } from './http/edi';
import { type App, type Call, operation } from './http/operation';
import { pageOf } from './http/paging';
import type { Sandbox } from './sandbox';
import { isObjectId } from './state/ids';
import type { ChannelType, Identity } from './state/records';

/** List and read: the other two of the five operations. */
export function registerIdentities(app: App, sandbox: Sandbox): void {
  operation(app, sandbox, 'listSocialMessagingIdentities', listIdentities);
  operation(app, sandbox, 'readSocialMessagingIdentity', readIdentity);
}

/** The community that the people of a channel belong to. */
export function networkOf(type: ChannelType): string {
  switch (type) {
    case 'Messenger':
      return 'Facebook';
    case 'InstagramMessaging':
      return 'Instagram';
    default:
      return type;
  }
}

/** An identity as the service answers it. */
export function identityView(identity: Identity): object {
  const [firstName = null, ...rest] = identity.kind === 'Customer' ? identity.displayName.split(' ') : [];
  return {
    id: identity.id,
    type: identity.network,
    identityType: identity.kind,
    creationTime: isoSeconds(identity.createdAt),
    lastModifiedTime: isoSeconds(identity.modifiedAt),
    displayName: identity.displayName,
    screenName: identity.screenName,
    firstName,
    lastName: rest.join(' ') || null,
    gender: null,
    company: null,
    emailAddress: identity.emailAddress,
    homePhone: null,
    mobilePhone: identity.mobilePhone,
    avatarUri: null,
    identityGroupId: identity.groupId,
    userIds: identity.userIds,
    uuid: identity.uuid,
    ...identity.extras,
  };
}

function listIdentities({ sandbox, http, asked }: Call): Response {
  const { store, settings } = sandbox;
  const filters = identityFilters(sandbox, asked);
  const listing = {
    byCreation: store.identitiesByCreation,
    byChange: store.identitiesByChange,
    isWanted: (identity: Identity) => isWanted(identity, filters),
    filters,
    usualPerPage: settings.perPageDefault,
    // The document has no 422 here, so a broken token is a paging value that is not valid.
    badToken: (why: string) => edi('038', why),
  };
  const { records, paging } = pageOf(listing, asked);
  return http.json({ records: records.map(identityView), paging });
}

type IdentityFilters = ReturnType<typeof identityFilters>;

function identityFilters(sandbox: Sandbox, asked: Asked) {
  const channelId = asked.one('channelId');
  const channel = channelId === undefined ? undefined : sandbox.store.channels.get(channelId);
  return {
    // An unknown channel has no community, hence no people.
    network: channelId === undefined ? undefined : channel ? networkOf(channel.type) : '',
    kind: asked.one('identityType'),
    groups: asked.many('identityGroupIds'),
    userId: asked.one('userId'),
    uuid: asked.one('uuid'),
  };
}

function isWanted(identity: Identity, { network, kind, groups, userId, uuid }: IdentityFilters): boolean {
  return (
    (network === undefined || identity.network === network) &&
    (kind === undefined || identity.kind === kind) &&
    (groups.length === 0 || groups.includes(identity.groupId ?? '')) &&
    (userId === undefined || identity.userIds.includes(userId)) &&
    (uuid === undefined || identity.uuid === uuid)
  );
}

function readIdentity({ sandbox, http }: Call): Response {
  const id = http.req.param('identityId') ?? '';
  if (!isObjectId(id)) throw edi('032', `Id not valid: ${id}`);
  const identity = sandbox.store.identities.get(id);
  if (!identity) throw edi('029');
  return http.json(identityView(identity));
}
