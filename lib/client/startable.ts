import type { Channel } from '@/lib/contract/channel';
import type { Session } from '@/lib/contract/session';
import { forbiddenTo } from '@/lib/domain/speaker';
import { mayStart, type StartQuestion } from '@/lib/domain/start-policy';

/** What the start policy asks of a channel, by what the session says. */
export function startQuestionOf(channel: Channel, { accounts }: Session, now: string): StartQuestion {
  const state = accounts.find(({ id }) => id === channel.accountId)?.state;
  return {
    channelType: channel.type,
    isRetired: channel.isRetired,
    rights: channel.rights,
    forbidden: forbiddenTo(channel.ownLogin, channel.forbidden),
    isAccountOut: state === 'needs_sign_in' || state === 'disconnected',
    now,
  };
}

/** The channels on which the viewer may begin something now. */
export function startableChannels(session: Session, now: string): Channel[] {
  return session.channels.filter((channel) => mayStart(startQuestionOf(channel, session, now)).isAllowed);
}
