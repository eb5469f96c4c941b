import type { TeamGrant } from '@/lib/client/mutations/grant-team-rights';
import type { Channel, ChannelChange } from '@/lib/contract/channel';
import type { Team } from '@/lib/contract/team';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import { type ChannelRights, noRights } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import { PermissionCell } from '../ui/permission-cell';

type Right = 'read' | 'reply' | 'start';
export const rights: readonly Right[] = ['read', 'reply', 'start'];
const members = { read: 'canRead', reply: 'canReply', start: 'canStart' } as const satisfies Record<
  Right,
  keyof ChannelRights
>;

interface CellProps {
  readonly channel: Channel;
  readonly right: Right;
}

interface AgentsCellProps extends CellProps {
  readonly onChange: (channelId: string, change: ChannelChange) => void;
}

/** Whether all agents may do it; it turns over at once. */
export function AgentsCell({ channel, right, onChange }: AgentsCellProps) {
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

interface TeamCellProps extends CellProps {
  readonly team: Team;
  readonly onGrant: (grant: TeamGrant) => void;
}

/** Whether the agents of a team may do it, whatever all agents may. */
export function TeamCell({ channel, right, team, onGrant }: TeamCellProps) {
  const { t } = useWords();
  const name = channel.name ?? channelTypeName(channel.type);
  const cannot = isImpossible(channel, right);
  const before = channel.teamsMay.find(({ teamId }) => teamId === team.id)?.rights ?? noRights;
  const toggle = () => onGrant({ channel, teamId: team.id, rights: toggled(before, right), before });
  return (
    <td className={`text-center ${right === 'read' ? 'border-s border-line' : ''}`}>
      <PermissionCell
        label={
          cannot
            ? t('rights.impossibleFor', { channel: name, right })
            : t('rights.cell', { who: t('rights.team', { name: team.name }), right, channel: name })
        }
        state={cannot ? 'impossible' : before[members[right]] ? 'on' : 'off'}
        onToggle={toggle}
      />
    </td>
  );
}

/** What nobody can take from them. */
export function SupervisorsCell({ channel, right }: CellProps) {
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
