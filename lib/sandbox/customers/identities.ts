import { randomUUID } from 'node:crypto';
import { networkOf } from '../identities';
import type { Sandbox } from '../sandbox';
import { objectId } from '../state/ids';
import type { Channel, Identity } from '../state/records';

export interface NewCustomer {
  readonly name: string;
  readonly screenName?: string;
  readonly mobilePhone?: string;
  readonly emailAddress?: string;
  readonly language?: string;
  readonly groupId?: string;
  readonly refusesPrivate?: boolean;
  readonly hasLeft?: boolean;
  /** When the person was first seen; now, if not given. */
  readonly seenAt?: number;
  /** Makes the id repeatable. */
  readonly key?: string;
}

/** A person who writes on this channel for the first time. */
export function createCustomer(sandbox: Sandbox, channel: Channel, customer: NewCustomer): Identity {
  const seenAt = customer.seenAt ?? sandbox.clock.now();
  const id = objectId(seenAt, customer.key);
  return sandbox.store.identities.put({
    id,
    network: networkOf(channel.type),
    kind: 'Customer',
    createdAt: seenAt,
    modifiedAt: seenAt,
    displayName: customer.name,
    screenName: customer.screenName ?? customer.name,
    mobilePhone: customer.mobilePhone ?? (usesPhones(channel) ? inventedPhone(id) : null),
    emailAddress:
      customer.emailAddress ?? (channel.type === 'Email' ? inventedAddress(customer.name, id) : null),
    groupId: customer.groupId ?? null,
    userIds: [],
    uuid: customer.key === undefined ? randomUUID() : `seed-${id}`,
    language: customer.language ?? 'en',
    extras: extrasOf(channel, id),
    refusesPrivate: customer.refusesPrivate ?? false,
    hasLeft: customer.hasLeft ?? false,
  });
}

/** The customer with this name in the channel's community, or undefined. */
export function findCustomer(sandbox: Sandbox, channel: Channel, name: string): Identity | undefined {
  return sandbox.store.identitiesOfNetwork
    .of(networkOf(channel.type))
    .find(
      ({ kind, displayName, screenName }) => kind === 'Customer' && [displayName, screenName].includes(name),
    );
}

function usesPhones({ type }: Channel): boolean {
  return type === 'WhatsApp' || type === 'Viber';
}

/** From the range that regulators keep free for fiction. */
function inventedPhone(id: string): string {
  return `+447700900${String(Number.parseInt(id.slice(-6), 16) % 1000).padStart(3, '0')}`;
}

/** From the domain that is kept free for examples; people whose name Latin letters do not spell get a number. */
function inventedAddress(name: string, id: string): string {
  const latin = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '');
  return `${latin || `rider.${id.slice(-6)}`}@mail.example`;
}

function extrasOf({ type }: Channel, id: string): Record<string, string | number> {
  const number = Number.parseInt(id.slice(-4), 16);
  switch (type) {
    case 'Twitter':
      return {
        twFollowersCount: number % 900,
        twFollowingCount: number % 400,
        twStatusesCount: number % 7000,
      };
    case 'Instagram':
    case 'InstagramMessaging':
      return { igFollowersCount: number % 3000 };
    case 'Viber':
      return { primaryDeviceOs: 'Android 14', viberVersion: '23.1.0' };
    case 'EngageMessaging':
      return { mobileDeviceInfo: number % 2 === 0 ? 'iPhone, iOS 18.6' : 'Pixel 9, Android 16' };
    default:
      return {};
  }
}
