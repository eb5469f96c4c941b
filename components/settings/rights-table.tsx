'use client';

import { Ban, Plus } from 'lucide-react';
import type { ChannelGroup } from '@/lib/client/channel-groups';
import { withMoved } from '@/lib/client/move-channel';
import type { TeamGrant } from '@/lib/client/mutations/grant-team-rights';
import type { Channel, ChannelChange } from '@/lib/contract/channel';
import type { Team } from '@/lib/contract/team';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import { takesTemplates } from '@/lib/domain/template-policy';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { ChannelDisc } from '../ui/channel-glyph';
import { Chip } from '../ui/chip';
import { EmptyState } from '../ui/empty-state';
import { LastEvent, LedgerCells } from './channel-ledger';
import { ChannelMenu } from './channel-menu';
import { ChannelName } from './channel-name';
import { PlainReplies } from './plain-replies';
import { AgentsCell, rights, SupervisorsCell, TeamCell } from './rights-cells';

interface RightsTableProps {
  readonly groups: readonly ChannelGroup[];
  readonly teams: readonly Team[];
  readonly onChange: (channelId: string, change: ChannelChange) => void;
  readonly onGrant: (grant: TeamGrant) => void;
  readonly onTemplates: (channel: Channel) => void;
  readonly onPeople: (channel: Channel) => void;
  readonly onRemove: (channel: Channel) => void;
  /** All channels, in their new order. */
  readonly onOrder: (channelIds: readonly string[]) => void;
  readonly onAdd: () => void;
}

/** The channels that were seen, their names, and who may do what on each. */
export function RightsTable({ groups, teams, onOrder, onAdd, ...acts }: RightsTableProps) {
  const { t } = useWords();
  const channels = groups.flatMap((group) => group.channels);
  const addButton = (
    <Button size="sm" icon={<Plus size={14} />} onClick={onAdd}>
      {t('rights.add')}
    </Button>
  );
  if (channels.length === 0) {
    return <EmptyState title={t('rights.empty')} fact={t('rights.emptyFact')} action={addButton} />;
  }
  const mover = (channelId: string, step: -1 | 1) => {
    const order = withMoved(groups, channelId, step);
    return order && (() => onOrder(order));
  };
  return (
    <section aria-labelledby="rights">
      <header className="flex flex-wrap items-center gap-x-2 pb-2">
        <h2 id="rights" className="text-14 font-semi">
          {t('rights.title')}
        </h2>
        <span className="text-12 text-text-3">{t('rights.hint')}</span>
        <span className="ms-auto inline-flex items-center gap-1.5 text-12 text-text-3">
          <Ban size={13} />
          {t('rights.impossible')}
        </span>
        {addButton}
        {teams.length > 0 && <p className="basis-full text-12 text-text-3">{t('rights.teamHint')}</p>}
      </header>
      <div className="overflow-x-auto rounded-lg border border-line-strong pt-2">
        <table className="w-full border-collapse tabular-nums">
          <TableHead teams={teams} />
          <tbody>
            {channels.map((channel) => (
              <Line
                key={channel.id}
                channel={channel}
                teams={teams}
                {...acts}
                onMoveUp={mover(channel.id, -1)}
                onMoveDown={mover(channel.id, 1)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The channels’ names stay in sight, over the cells, however far to the side somebody scrolls. */
const STAYS = 'sticky start-0 z-1 bg-surface';

function TableHead({ teams }: Pick<RightsTableProps, 'teams'>) {
  const { t } = useWords();
  const head = 'px-2 pb-2 text-start text-12 font-medium whitespace-nowrap text-text-3';
  return (
    <thead className="border-b border-line">
      <tr>
        <td className={STAYS} />
        <td colSpan={4} />
        <th colSpan={3} scope="colgroup" className="border-s border-line pb-0.5 text-12 font-medium">
          {t('rights.agents')}
        </th>
        {teams.map(({ id, name }) => (
          <th
            key={id}
            colSpan={3}
            scope="colgroup"
            className="max-w-44 truncate border-s border-line px-2 pb-0.5 text-12 font-medium"
          >
            <bdi>{t('rights.team', { name })}</bdi>
          </th>
        ))}
        <th colSpan={3} scope="colgroup" className="border-s border-line pb-0.5 text-12 font-medium">
          {t('rights.supervisors')}
        </th>
        <td />
      </tr>
      <tr>
        <th scope="col" className={`${head} ${STAYS} ps-4`}>
          {t('rights.channel')}
        </th>
        <th scope="col" className={head}>
          {t('rights.account')}
        </th>
        <th scope="col" className={head}>
          {t('rights.lastEvent')}
        </th>
        <th scope="col" className={head}>
          {t('rights.lastSweep')}
        </th>
        <th scope="col" className={head}>
          {t('rights.holes')}
        </th>
        {['agents', ...teams.map(({ id }) => id), 'supervisors'].flatMap((who) =>
          rights.map((right) => (
            <th
              key={`${who}-${right}`}
              scope="col"
              className={`w-14.5 px-1 pb-2 text-center text-12 font-medium text-text-3 ${right === 'read' ? 'border-s border-line' : ''}`}
            >
              {t(`rights.${right}`)}
            </th>
          )),
        )}
        <td />
      </tr>
    </thead>
  );
}

interface LineProps
  extends Pick<RightsTableProps, 'teams' | 'onChange' | 'onGrant' | 'onTemplates' | 'onPeople' | 'onRemove'> {
  readonly channel: Channel;
  readonly onMoveUp: (() => void) | null;
  readonly onMoveDown: (() => void) | null;
}

function Line({ channel, teams, onChange, onGrant, onTemplates, ...acts }: LineProps) {
  const { t } = useWords();
  const kind = channelTypeName(channel.type);
  return (
    <tr className="group/line border-b border-line last:border-0 hover:bg-hover">
      <th
        scope="row"
        className={`${STAYS} ps-4 pe-2 text-start font-medium whitespace-nowrap group-hover/line:bg-hover`}
      >
        <span className="flex items-center gap-2">
          <ChannelDisc glyph={capabilityOf(channel.type)?.glyph ?? 'unknown'} />
          {kind}
          {channel.isRetired && <Chip>{t('rights.closed')}</Chip>}
          {channel.isHidden && <Chip>{t('rights.hidden')}</Chip>}
          {!capabilityOf(channel.type) && <PlainReplies channel={channel} onChange={onChange} />}
          {takesTemplates(channel.type) && (
            <Button
              size="sm"
              aria-label={t('rights.templatesOf', { channel: channel.name ?? kind })}
              onClick={() => onTemplates(channel)}
            >
              {t('rights.templates')}
            </Button>
          )}
        </span>
      </th>
      <td className="h-9.5 px-2">
        <ChannelName channel={channel} kind={kind} onRename={(name) => onChange(channel.id, { name })} />
      </td>
      <td className="px-2 whitespace-nowrap text-text-2">
        <LastEvent at={channel.lastEventAt} />
      </td>
      <LedgerCells ledger={channel.ledger} />
      {rights.map((right) => (
        <AgentsCell key={right} channel={channel} right={right} onChange={onChange} />
      ))}
      {teams.flatMap((team) =>
        rights.map((right) => (
          <TeamCell
            key={`${team.id}-${right}`}
            channel={channel}
            right={right}
            team={team}
            onGrant={onGrant}
          />
        )),
      )}
      {rights.map((right) => (
        <SupervisorsCell key={right} channel={channel} right={right} />
      ))}
      <td className="pe-2 text-end">
        <ChannelMenu channel={channel} name={channel.name ?? kind} onChange={onChange} {...acts} />
      </td>
    </tr>
  );
}
