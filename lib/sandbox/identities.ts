import { isoSeconds } from './content-view';
import { edi } from './http/edi';
import { type App, type Call, operation } from './http/operation';
import { pageOf } from './http/paging';
import { Query } from './http/query';
import type { Sandbox } from './sandbox';
import { isObjectId } from './state/ids';
import type { ChannelType, Identity } from './state/records';

const PATH = '/cx/social-messaging/v1/identities';

/** List and read: the other two of the five operations. */
export function registerIdentities(app: App, sandbox: Sandbox): void {
  operation(
    app,
    sandbox,
    { id: 'listSocialMessagingIdentities', method: 'GET', path: PATH, group: 'light' },
    listIdentities,
  );
  operation(
    app,
    sandbox,
    { id: 'readSocialMessagingIdentity', method: 'GET', path: `${PATH}/:identityId`, group: 'light' },
    readIdentity,
  );
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

function listIdentities({ sandbox, http }: Call): Response {
  const query = new Query(http.req.url);
  const filters = identityFilters(sandbox, query);
  const rows = sandbox.store.identities.where(
    (identity) =>
      (filters.network === undefined || identity.network === filters.network) &&
      (filters.kind === undefined || identity.kind === filters.kind) &&
      (filters.groups.length === 0 || filters.groups.includes(identity.groupId ?? '')) &&
      (filters.userId === undefined || identity.userIds.includes(filters.userId)) &&
      (filters.uuid === undefined || identity.uuid === filters.uuid),
  );
  const { records, paging } = pageOf(rows, query, sandbox.settings.perPageDefault, filters);
  return http.json({ records: records.map(identityView), paging });
}

function identityFilters(sandbox: Sandbox, query: Query) {
  const channelId = query.one('channelId', 'sourceId');
  const kind = query.one('identityType');
  if (kind !== undefined && kind !== 'Agent' && kind !== 'Customer') {
    throw edi('028', `The search is not valid: ${kind}`);
  }
  const channel = channelId === undefined ? undefined : sandbox.store.channels.get(channelId);
  return {
    // An unknown channel has no community, hence no people.
    network: channelId === undefined ? undefined : channel ? networkOf(channel.type) : '',
    kind,
    groups: query.many('identityGroupIds', 'identityGroupId'),
    userId: query.one('userId'),
    uuid: query.one('uuid'),
  };
}

function readIdentity({ sandbox, http }: Call): Response {
  const id = http.req.param('identityId') ?? '';
  if (!isObjectId(id)) throw edi('032', `Id not valid: ${id}`);
  const identity = sandbox.store.identities.get(id);
  if (!identity) throw edi('029');
  return http.json(identityView(identity));
}
