'use client';

import { useState } from 'react';
import type { OwnGrant } from '@/lib/client/mutations/grant-own-rights';
import type { PersonOnChannel } from '@/lib/client/people-on-channel';
import type { Channel } from '@/lib/contract/channel';
import { isNameBegun } from '@/lib/domain/begun-name';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { EmptyState } from '../ui/empty-state';
import { TextField } from '../ui/field';
import { isImpossible, members, RightCell, rights } from './rights-cells';

interface PeopleRightsProps {
  readonly channel: Channel;
  readonly people: readonly PersonOnChannel[];
  readonly onGrant: (grant: Omit<OwnGrant, 'channelId'>) => void;
}

/** As many as are looked through at a glance. */
const MOST_AT_A_GLANCE = 10;

/** What each agent may do on a channel, and whether it was set for them alone. */
export function PeopleRights({ people, ...table }: PeopleRightsProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  if (people.length === 0) return <EmptyState title={t('rights.noAgents')} fact={t('rights.fixed')} />;
  const found = people.filter(({ agent }) => isNameBegun(agent.name, typed.trim()));
  return (
    <>
      {people.length > MOST_AT_A_GLANCE && (
        <TextField
          id="find-person"
          type="search"
          label={t('rights.findPerson')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          className="px-5 pb-3"
        />
      )}
      <p role="status" className={found.length > 0 ? 'sr-only' : 'px-5 pb-5 text-text-2'}>
        {found.length === 0 && t('rights.foundNobody')}
      </p>
      {found.length > 0 && <Table people={found} {...table} />}
      <p className="border-t border-line px-5 py-3 text-12 text-text-3">{t('rights.fixed')}</p>
    </>
  );
}

function Table({ people, ...table }: PeopleRightsProps) {
  const { t } = useWords();
  const head = 'sticky top-0 z-1 bg-raised pb-2 text-12 font-medium text-text-3';
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr>
          <th scope="col" className={`${head} ps-5 text-start`}>
            {t('rights.person')}
          </th>
          {rights.map((right) => (
            <th key={right} scope="col" className={`${head} w-14.5 px-1 text-center`}>
              {t(`rights.${right}`)}
            </th>
          ))}
          <td className={`${head} w-3.5`} />
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Line key={person.agent.id} person={person} {...table} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps extends Omit<PeopleRightsProps, 'people'> {
  readonly person: PersonOnChannel;
}

function Line({ person, channel, onGrant }: LineProps) {
  const { t } = useWords();
  const { agent, own, may, teams } = person;
  const grant = (wanted: OwnGrant['rights']) => onGrant({ agentId: agent.id, rights: wanted, before: own });
  return (
    <tr className="border-t border-line hover:bg-hover">
      <th scope="row" className="py-2 ps-5 pe-2 text-start font-medium">
        <span className="flex min-h-7 items-center gap-2.5">
          <Avatar name={agent.name} seed={agent.id} size={24} />
          <span className="min-w-0">
            <bdi className="wrap-anywhere">{agent.name}</bdi>
            <ByTeams teams={teams} channel={channel} />
          </span>
        </span>
        {own && <OwnMark name={agent.name} channel={channel} onTakeBack={() => grant(null)} />}
      </th>
      {rights.map((right) => {
        const team = teams.find(({ rights: ofTeam }) => ofTeam[members[right]]);
        return (
          <RightCell
            key={right}
            channel={channel}
            right={right}
            who={agent.name}
            may={may}
            fixedReason={team ? t('rights.byTeamFixed', { name: team.name }) : null}
            onChange={grant}
          />
        );
      })}
      <td />
    </tr>
  );
}

/** What they may do whatever is set for them. */
function ByTeams({ teams, channel }: Pick<PersonOnChannel, 'teams'> & Pick<LineProps, 'channel'>) {
  const { t } = useWords();
  const named = (ofTeam: PersonOnChannel['may']) =>
    rights
      .filter((right) => ofTeam[members[right]] && !isImpossible(channel, right))
      .map((right) => t(`rights.${right}`))
      .join(', ');
  return teams.map(({ name, rights: ofTeam }) => (
    <span key={name} className="block text-12 font-text text-text-3 wrap-anywhere">
      {t('rights.byTeam', { name, rights: named(ofTeam) })}
    </span>
  ));
}

interface OwnMarkProps {
  readonly name: string;
  readonly channel: Channel;
  readonly onTakeBack: () => void;
}

function OwnMark({ name, channel, onTakeBack }: OwnMarkProps) {
  const { t } = useWords();
  const takeBack = (button: HTMLButtonElement) => {
    // The button goes with what it takes back; whoever works by keyboard goes on at their cells.
    button.closest('tr')?.querySelector('input')?.focus();
    onTakeBack();
  };
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 ps-8.5 pt-1">
      <Chip tone="accent">{t('rights.own')}</Chip>
      <Button
        size="sm"
        aria-label={t('rights.asEverybodyFor', {
          name,
          channel: channel.name ?? channelTypeName(channel.type),
        })}
        onClick={(event) => takeBack(event.currentTarget)}
      >
        {t('rights.asEverybody')}
      </Button>
    </span>
  );
}
