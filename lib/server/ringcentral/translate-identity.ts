import 'server-only';
import type { PersonFacts } from '@/lib/domain/content-facts';
import { type IdentityRecord, identityRecord } from './schemas';
import { webAddress } from './web-address';

/**
 * Translates one identity, of either naming generation.
 *
 * @returns our facts, or null when it has no usable id
 */
export function personFactsOf(json: unknown): PersonFacts | null {
  const parsed = identityRecord.safeParse(json);
  if (!parsed.success) return null;
  const record = parsed.data;
  return {
    externalId: record.id,
    groupId: record.identityGroupId,
    network: record.type,
    screenName: presentable(record.screenName),
    displayName: presentable(record.displayName) ?? fullName(record),
    avatarUrl: webAddress(record.avatarUri),
    email: presentable(record.emailAddress),
    phone: presentable(record.mobilePhone) ?? presentable(record.homePhone),
    isOurs: isOurs(record),
  };
}

/** The older generation has no kind of identity: those that users may speak as are ours. */
function isOurs(record: IdentityRecord): boolean {
  return record.identityType === null ? record.userIds.length > 0 : record.identityType === 'Agent';
}

function fullName(record: IdentityRecord): string | null {
  return presentable([record.firstName, record.lastName].filter(Boolean).join(' '));
}

function presentable(text: string | null): string | null {
  return text?.trim() || null;
}
