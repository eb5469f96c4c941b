import { networkOf } from '../identities';
import type { Sandbox } from '../sandbox';
import { objectId } from '../state/ids';
import type { Channel, ChannelType } from '../state/records';
import { USERS } from '../users';

/** The channels of Northwind Bikes: type, name, whether it is public, since when. */
const CHANNELS: readonly (readonly [ChannelType, string, boolean, string])[] = [
  ['WhatsApp', 'Northwind Workshop UK', false, '2023-03-01T09:00:00Z'],
  ['AppleMessagesForBusiness', 'Northwind Bikes', false, '2023-03-02T09:00:00Z'],
  ['GoogleBusinessMessages', 'Northwind Bikes UK', false, '2023-03-03T09:00:00Z'],
  ['Facebook', 'Northwind Bikes', true, '2023-03-04T09:00:00Z'],
  ['Messenger', 'Northwind Bikes', false, '2023-03-05T09:00:00Z'],
  ['Twitter', '@northwindbikes', true, '2023-03-06T09:00:00Z'],
  ['Instagram', '@northwindbikes', true, '2023-03-07T09:00:00Z'],
  ['InstagramMessaging', '@northwindbikes', false, '2023-03-08T09:00:00Z'],
  ['Linkedin', 'Northwind Bikes Ltd', true, '2023-03-09T09:00:00Z'],
  ['Youtube', 'Northwind Workshop', true, '2023-03-10T09:00:00Z'],
  ['GoogleMyBusiness', 'Northwind Bikes Bristol', true, '2023-03-11T09:00:00Z'],
  ['Viber', 'Northwind Retail', false, '2023-03-12T09:00:00Z'],
  ['Email', 'Northwind Bikes help desk', false, '2023-03-13T09:00:00Z'],
  ['EngageMessaging', 'Northwind web chat', false, '2023-03-14T09:00:00Z'],
];

/** Where the business gets its mail. */
const HELP_DESK = 'help@northwind.example';

/** Sets up what is missing of the business: its channels and the personas that speak for it. Their ids never change. */
export function seedBusiness(sandbox: Sandbox): void {
  for (const [type, name, isPublic, since] of CHANNELS) {
    const createdAt = Date.parse(since);
    const id = objectId(createdAt, `channel ${type}`);
    const agentIdentityId = agentIdentity(sandbox, type, name, createdAt);
    if (!sandbox.store.channels.get(id)) {
      sandbox.store.channels.put({ id, type, name, isPublic, agentIdentityId });
    }
  }
}

/** The channel of a type; the demo business has one of each. */
export function channelOfType(sandbox: Sandbox, type: ChannelType): Channel {
  const channel = sandbox.store.channels.find((candidate) => candidate.type === type);
  if (!channel) throw new Error(`no ${type} channel`);
  return channel;
}

function agentIdentity(sandbox: Sandbox, type: ChannelType, name: string, createdAt: number): string {
  const network = networkOf(type);
  const id = objectId(createdAt, `agent ${network}`);
  const known = sandbox.store.identities.find(
    (identity) => identity.kind === 'Agent' && identity.network === network,
  );
  if (known) return known.id;
  return sandbox.store.identities.put({
    id,
    network,
    kind: 'Agent',
    createdAt,
    modifiedAt: createdAt,
    displayName: 'Northwind Bikes',
    screenName: name,
    mobilePhone: network === 'WhatsApp' ? '+441174960142' : null,
    emailAddress: network === 'Email' ? HELP_DESK : null,
    groupId: null,
    userIds: USERS.map((user) => user.id),
    uuid: `seed-${id}`,
    language: 'en',
    extras: {},
    refusesPrivate: false,
    hasLeft: false,
  }).id;
}
