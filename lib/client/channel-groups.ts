import type { Channel } from '@/lib/contract/channel';
import type { Session } from '@/lib/contract/session';
import { type ChannelGlyph, capabilityOf, channelTypeName, knownChannelTypes } from '@/lib/domain/channel';

/** The channels of one network. */
export interface ChannelGroup {
  readonly type: string;
  readonly name: string;
  readonly glyph: ChannelGlyph;
  readonly channels: readonly Channel[];
  /** Nothing arrives or leaves: one of its accounts has to be signed in again. */
  readonly isSilenced: boolean;
}

/**
 * The viewer's channels by network. Networks stand where the first of their channels was put by an admin; those of which
 * nobody has said anything follow in the order of the capability table, unknown ones last.
 */
export function channelGroups({
  channels,
  accounts,
}: Pick<Session, 'channels' | 'accounts'>): ChannelGroup[] {
  const silenced = new Set(accounts.filter(({ state }) => state === 'needs_sign_in').map(({ id }) => id));
  const placeOf = (type: string) =>
    Math.min(
      ...channels.map((channel) => (channel.type === type ? (channel.position ?? Infinity) : Infinity)),
    );
  const types = [...new Set(channels.map(({ type }) => type))].sort((a, b) =>
    placeOf(a) === placeOf(b) ? orderOf(a) - orderOf(b) : placeOf(a) - placeOf(b),
  );
  return types.map((type) => {
    const members = channels.filter((channel) => channel.type === type);
    return {
      type,
      name: channelTypeName(type),
      glyph: capabilityOf(type)?.glyph ?? 'unknown',
      channels: members,
      isSilenced: members.some(({ accountId }) => silenced.has(accountId)),
    };
  });
}

function orderOf(type: string): number {
  const at = (knownChannelTypes as readonly string[]).indexOf(type);
  return at < 0 ? knownChannelTypes.length : at;
}
