'use client';

import { Ban } from 'lucide-react';
import { useNow } from '@/lib/client/now';
import type { Channel, ChannelChange } from '@/lib/contract/channel';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import type { ChannelRights } from '@/lib/domain/permission';
import { takesTemplates } from '@/lib/domain/template-policy';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { ChannelDisc } from '../ui/channel-glyph';
import { EmptyState } from '../ui/empty-state';
import { PermissionCell } from '../ui/permission-cell';
import { ChannelName } from './channel-name';
import { PlainReplies } from './plain-replies';

type Right = 'read' | 'reply' | 'start';
const rights: readonly Right[] = ['read', 'reply', 'start'];
const members = { read: 'canRead', reply: 'canReply', start: 'canStart' } as const satisfies Record<
  Right,
  keyof ChannelRights
>;

interface RightsTableProps {
  readonly channels: readonly Channel[];
  readonly onChange: (channelId: string, change: ChannelChange) => void;
  readonly onTemplates: (channel: Channel) => void;
}

/** The channels that were seen, their names, and who may do what on each. */
export function RightsTable({ channels, onChange, onTemplates }: RightsTableProps) {
  const { t } = useWords();
  if (channels.length === 0) {
    return <EmptyState title={t('rights.empty')} fact={t('rights.emptyFact')} />;
  }
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
      </header>
      <div className="overflow-x-auto rounded-lg border border-line-strong pt-2">
        <table className="w-full border-collapse tabular-nums">
          <TableHead />
          <tbody>
            {channels.map((channel) => (
              <Line key={channel.id} channel={channel} onChange={onChange} onTemplates={onTemplates} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function TableHead() {
  const { t } = useWords();
  const head = 'px-2 pb-2 text-start text-12 font-medium whitespace-nowrap text-text-3';
  return (
    <thead className="border-b border-line">
      <tr>
        <td colSpan={5} />
        <th colSpan={3} scope="colgroup" className="border-s border-line pb-0.5 text-12 font-medium">
          {t('rights.agents')}
        </th>
        <th colSpan={3} scope="colgroup" className="border-s border-line pb-0.5 text-12 font-medium">
          {t('rights.supervisors')}
        </th>
      </tr>
      <tr>
        <th scope="col" className={`${head} ps-4`}>
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
        {['agents', 'supervisors'].flatMap((who) =>
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
      </tr>
    </thead>
  );
}

interface LineProps {
  readonly channel: Channel;
  readonly onChange: RightsTableProps['onChange'];
  readonly onTemplates: RightsTableProps['onTemplates'];
}

function Line({ channel, onChange, onTemplates }: LineProps) {
  const { t } = useWords();
  const kind = channelTypeName(channel.type);
  return (
    <tr className="group/line border-b border-line last:border-0 hover:bg-hover">
      <th
        scope="row"
        className="sticky start-0 bg-surface ps-4 pe-2 text-start font-medium whitespace-nowrap group-hover/line:bg-hover"
      >
        <span className="flex items-center gap-2">
          <ChannelDisc glyph={capabilityOf(channel.type)?.glyph ?? 'unknown'} />
          {kind}
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
      {rights.map((right) => (
        <SupervisorsCell key={right} channel={channel} right={right} />
      ))}
    </tr>
  );
}

function LastEvent({ at }: { readonly at: string | null }) {
  const { t, span } = useWords();
  const now = useNow(1000);
  return (
    <span className="inline-flex items-center gap-[7px]">
      <i className={`size-[7px] rounded-full ${at === null ? 'border border-text-3' : 'bg-ok'}`} />
      {at === null ? t('account.never') : t('span.ago', { span: span(now - Date.parse(at)) })}
    </span>
  );
}

/** How many messages came without an event, and that they are here; for admins, who alone see this table. */
function LedgerCells({ ledger }: Pick<Channel, 'ledger'>) {
  const { t, span } = useWords();
  const now = useNow(1000);
  const { lastSweepAt = null, holesFound: found = 0, holesFilled: filled = 0 } = ledger ?? {};
  return (
    <>
      <td className="px-2 whitespace-nowrap text-text-2">
        {lastSweepAt === null
          ? t('account.never')
          : t('span.ago', { span: span(now - Date.parse(lastSweepAt)) })}
      </td>
      <td className="px-2 whitespace-nowrap text-text-2">
        {found === 0 ? t('rights.holesNone') : t('rights.holesCount', { filled, found })}
      </td>
    </>
  );
}

interface CellProps {
  readonly channel: Channel;
  readonly right: Right;
}

function AgentsCell({ channel, right, onChange }: CellProps & Pick<LineProps, 'onChange'>) {
  const { t } = useWords();
  const name = channel.name ?? channelTypeName(channel.type);
  const { agentsMay } = channel;
  const toggle = () => onChange(channel.id, { agentsMay: toggled(agentsMay, right) });
  return (
    <td className={`text-center ${right === 'read' ? 'border-s border-line' : ''}`}>
      <PermissionCell
        label={
          isImpossible(channel, right)
            ? t('rights.impossibleFor', { channel: name, right })
            : t('rights.cell', { who: t('rights.agents'), right, channel: name })
        }
        state={isImpossible(channel, right) ? 'impossible' : agentsMay[members[right]] ? 'on' : 'off'}
        onToggle={toggle}
      />
    </td>
  );
}

function SupervisorsCell({ channel, right }: CellProps) {
  const { t } = useWords();
  const name = channel.name ?? channelTypeName(channel.type);
  const cannot = isImpossible(channel, right);
  return (
    <td className={`text-center ${right === 'read' ? 'border-s border-line' : ''}`}>
      <PermissionCell
        label={
          cannot
            ? t('rights.impossibleFor', { channel: name, right })
            : t('rights.cell', { who: t('rights.supervisors'), right, channel: name })
        }
        state={cannot ? 'impossible' : 'on'}
        fixedReason={t('rights.fixed')}
      />
    </td>
  );
}

/** What the channel itself cannot do, nobody can be allowed. */
function isImpossible({ type, takesPlainReplies }: Channel, right: Right): boolean {
  const capability = capabilityOf(type);
  if (right === 'read') return false;
  if (!capability) return right === 'start' || !takesPlainReplies;
  if (capability.retiredOn !== null) return true;
  return right === 'start' && capability.start === 'none';
}

/** Without reading there is nothing else: taking it away takes the others, and giving another gives it. */
function toggled(before: ChannelRights, right: Right): ChannelRights {
  const after = { ...before, [members[right]]: !before[members[right]] };
  if (right === 'read' && !after.canRead) return { canRead: false, canReply: false, canStart: false };
  return { ...after, canRead: after.canRead || after.canReply || after.canStart };
}
