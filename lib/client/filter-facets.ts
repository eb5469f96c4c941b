import type { Session } from '@/lib/contract/session';
import { conversationStatuses, priorities, windowStates } from '@/lib/domain/conversation-state';
import { type Narrowing, NOBODY } from '@/lib/domain/view';
import type { Speech } from '@/lib/words/words-context';
import { type ChannelGroup, channelGroups } from './channel-groups';

/** The members of a narrowing that hold several values. */
export type FacetMember = {
  [K in keyof Narrowing]: Narrowing[K] extends unknown[] ? K : never;
}[keyof Narrowing];

export interface FacetOption {
  readonly value: string | number;
  readonly label: string;
}

/** One thing a list can be narrowed by, with what there is to choose from. */
export interface Facet {
  readonly member: FacetMember;
  readonly options: readonly FacetOption[];
}

const ratings = [1, 2, 3, 4, 5];

/**
 * What a list can be narrowed by in this workspace, in the order of the panel.
 *
 * @param languages those to choose from, as the platform says them
 */
export function facetsOf(session: Session, languages: readonly string[], t: Speech['t']): Facet[] {
  const groups = channelGroups(session);
  const said = <T extends string>(values: readonly T[], word: (value: T) => string): FacetOption[] =>
    values.map((value) => ({ value, label: word(value) }));
  return [
    { member: 'channelTypes', options: groups.map(({ type, name }) => ({ value: type, label: name })) },
    { member: 'channelIds', options: groups.flatMap(channelOptions) },
    { member: 'statuses', options: said(conversationStatuses, (status) => t(`filters.status.${status}`)) },
    {
      member: 'assigneeIds',
      options: [
        { value: NOBODY, label: t('filters.nobody') },
        ...session.agents
          .filter(({ isActive }) => isActive)
          .map((agent) => ({
            value: agent.id,
            label: agent.id === session.agent.id ? t('common.you') : agent.name,
          })),
      ],
    },
    {
      member: 'teamIds',
      // Where there are no teams, nothing is to be told apart.
      options:
        session.teams.length === 0
          ? []
          : [{ value: NOBODY, label: t('filters.noTeam') }, ...named(session.teams)],
    },
    { member: 'tagIds', options: named(session.tags) },
    { member: 'priorities', options: said(priorities, (priority) => t(`filters.priority.${priority}`)) },
    { member: 'windowStates', options: said(windowStates, (state) => t(`filters.window.${state}`)) },
    { member: 'ratings', options: ratings.map((n) => ({ value: n, label: t('filters.stars', { n }) })) },
    { member: 'languages', options: languages.map((value) => ({ value, label: languageName(value) })) },
  ];
}

/** The only channel of a network is the network; of several each needs its name, or what tells it apart. */
function channelOptions({ name: network, channels }: ChannelGroup): FacetOption[] {
  const unnamed = (externalId: string) =>
    channels.length === 1 ? network : `${network} …${externalId.slice(-4)}`;
  return channels.map(({ id, name, externalId }) => ({ value: id, label: name ?? unnamed(externalId) }));
}

function named(things: readonly { id: string; name: string }[]): FacetOption[] {
  return things.map(({ id, name }) => ({ value: id, label: name }));
}

/** In the viewer's language; a code that no language has stays as it is. */
function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
