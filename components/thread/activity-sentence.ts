import type { ReactNode } from 'react';
import type { Activity } from '@/lib/contract/activity';
import type { Speech } from '@/lib/words/words-context';
import type { ThreadContext } from './message-group';

/** Who is who in a thread. */
export type Names = Pick<ThreadContext, 'viewerId' | 'nameOfAgent'>;

type What<K extends Activity['what']['kind']> = Extract<Activity['what'], { kind: K }>;

/** What was done, and by whom: a sentence without its end. */
export function sentenceOf({ what, agentId }: Activity, names: Names, speech: Speech): ReactNode {
  const { rich, t, times } = speech;
  const nameOf = (id: string) => names.nameOfAgent(id) ?? t('common.somebody');
  const isByItself = agentId === null;
  const who = isByItself || agentId === names.viewerId ? t('common.you') : nameOf(agentId);
  switch (what.kind) {
    case 'assigned':
      return assignedSentence(what, { agentId, who }, names, speech);
    case 'team-assigned':
      return what.team === null
        ? rich('activity.noTeam', { who })
        : rich('activity.team', { who, team: what.team });
    case 'work-returned':
      return rich(`activity.work-returned.${what.reason}`, { from: nameOf(what.fromId) });
    case 'snoozed':
      return what.until === null
        ? rich('activity.snoozed.untilReply', { who })
        : rich('activity.snoozed', { who, until: `${times.date(what.until)}, ${times.clock(what.until)}` });
    case 'prioritised':
      return rich(`activity.priority.${what.priority}`, { who });
    case 'rating-changed':
      return rich('activity.rating-changed', { from: what.from, to: what.to });
    case 'tagged':
      return taggedSentence(what, who, speech);
    case 'reopened':
    case 'woke':
      return rich(isByItself ? `activity.${what.kind}.byItself` : `activity.${what.kind}`, { who });
    default:
      return rich(`activity.${what.kind}`, { who });
  }
}

interface Doer {
  readonly agentId: string | null;
  readonly who: string;
}

function assignedSentence(
  { assigneeId, fromId }: What<'assigned'>,
  { agentId, who }: Doer,
  names: Names,
  { rich, t }: Speech,
): ReactNode {
  if (assigneeId === null) return rich('activity.unassigned', { who });
  if (assigneeId === agentId) return rich('activity.took', { who });
  const isViewer = assigneeId === names.viewerId;
  const to = isViewer ? t('activity.you') : (names.nameOfAgent(assigneeId) ?? t('common.somebody'));
  if (agentId === null) {
    const from = (fromId && names.nameOfAgent(fromId)) ?? t('common.somebody');
    return rich('activity.handedOver', { from, to });
  }
  return rich('activity.assigned', { who, to });
}

function taggedSentence({ added, removed }: What<'tagged'>, who: string, { rich }: Speech): ReactNode {
  const values = { who, added: added.join(', '), removed: removed.join(', ') };
  if (removed.length === 0) return rich('activity.tags.added', values);
  return rich(added.length === 0 ? 'activity.tags.removed' : 'activity.tags.both', values);
}
