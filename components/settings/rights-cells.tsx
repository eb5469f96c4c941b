import type { TeamGrant } from '@/lib/client/mutations/grant-team-rights';
import type { Channel, ChannelChange } from '@/lib/contract/channel';
import type { Team } from '@/lib/contract/team';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import { allRights, type ChannelRights, noRights } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import { PermissionCell } from '../ui/permission-cell';

type Right = 'read' | 'reply' | 'start';
export const rights: readonly Right[] = ['read', 'reply', 'start'];
export const members = { read: 'canRead', reply: 'canReply', start: 'canStart' } as const satisfies Record<
  Right,
  keyof ChannelRights
>;

interface CellProps {
  readonly channel: Channel;
  readonly right: Right;
}

interface RightCellProps extends CellProps {
  /** Whose right it is, as a sentence begins with them. */
  readonly who: string;
  readonly may: ChannelRights;
  /** Why they may do it, whatever is said here; null where it is said here. */
  readonly fixedReason: string | null;
  /** Given all that they may do then. */
  readonly onChange?: (rights: ChannelRights) => void;
}

/** Whether somebody may do something on a channel, as far as the channel can do it at all. */
export function RightCell({ channel, right, who, may, fixedReason, onChange }: RightCellProps) {
  const { t } = useWords();
  const name = channel.name ?? channelTypeName(channel.type);
  const cannot = isImpossible(channel, right);
  const isFixed = fixedReason !== null;
  const isOn = isFixed || may[members[right]];
  return (
    <td className={`text-center ${right === 'read' ? 'border-s border-line' : ''}`}>
      <PermissionCell
        label={
          cannot
            ? t('rights.impossibleFor', { channel: name, right })
            : t('rights.cell', { who, right, channel: name })
        }
        state={cannot ? 'impossible' : isOn ? 'on' : 'off'}
        {...(isFixed ? { fixedReason } : { onToggle: () => onChange?.(toggled(may, right)) })}
      />
    </td>
  );
}

interface AgentsCellProps extends CellProps {
  readonly onChange: (channelId: string, change: ChannelChange) => void;
}

/** Whether all agents may do it; it turns over at once. */
export function AgentsCell({ onChange, ...cell }: AgentsCellProps) {
  const { t } = useWords();
  const { id, agentsMay } = cell.channel;
  return (
    <RightCell
      {...cell}
      who={t('rights.agents')}
      may={agentsMay}
      fixedReason={null}
      onChange={(after) => onChange(id, { agentsMay: after })}
    />
  );
}

interface TeamCellProps extends CellProps {
  readonly team: Team;
  readonly onGrant: (grant: TeamGrant) => void;
}

/** Whether the agents of a team may do it, whatever all agents may. */
export function TeamCell({ team, onGrant, ...cell }: TeamCellProps) {
  const { t } = useWords();
  const { channel } = cell;
  const before = channel.teamsMay.find(({ teamId }) => teamId === team.id)?.rights ?? noRights;
  return (
    <RightCell
      {...cell}
      who={t('rights.team', { name: team.name })}
      may={before}
      fixedReason={null}
      onChange={(rights) => onGrant({ channel, teamId: team.id, rights, before })}
    />
  );
}

/** What nobody can take from them. */
export function SupervisorsCell(cell: CellProps) {
  const { t } = useWords();
  return (
    <RightCell {...cell} who={t('rights.supervisors')} may={allRights} fixedReason={t('rights.fixed')} />
  );
}

/** What the channel itself cannot do, nobody can be allowed. */
export function isImpossible({ type, takesPlainReplies }: Channel, right: Right): boolean {
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
