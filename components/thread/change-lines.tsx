'use client';

import {
  AlarmClock,
  Check,
  ChevronDown,
  CornerUpLeft,
  Flag,
  type LucideIcon,
  RotateCcw,
  Star,
  StickyNote,
  Tag,
  Trash2,
  Undo2,
  UserCheck,
  UserMinus,
  Users,
} from 'lucide-react';
import { useState } from 'react';
import type { Activity } from '@/lib/contract/activity';
import { useWords } from '@/lib/words/words-context';
import { Time } from '../ui/time';
import { type Names, sentenceOf } from './activity-sentence';

/** So many changes in a row are one line, until somebody wants to see them. */
const FOLDED_FROM = 4;

const icons: Record<Activity['what']['kind'], LucideIcon> = {
  assigned: UserCheck,
  'team-assigned': Users,
  'work-returned': UserMinus,
  closed: Check,
  reopened: RotateCcw,
  snoozed: AlarmClock,
  woke: AlarmClock,
  settled: Check,
  marked: CornerUpLeft,
  undone: Undo2,
  prioritised: Flag,
  tagged: Tag,
  'rating-changed': Star,
  'note-removed': StickyNote,
  'reply-discarded': Trash2,
  'reply-marked-sent': Check,
};

interface ChangeLinesProps {
  /** Done one after the other. */
  readonly activities: readonly Activity[];
  readonly names: Names;
  /** As short as it can be read where it stands. */
  readonly timeOf: (at: string) => string;
}

/** What was done to the conversation: a quiet line each, and many in a row folded into one (DESIGN §4, “Event line”). */
export function ChangeLines(props: ChangeLinesProps) {
  const { t } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const n = props.activities.length;
  if (n < FOLDED_FROM) return <Lines {...props} />;
  return (
    <>
      <button
        type="button"
        aria-expanded={isUnfolded}
        onClick={() => setUnfolded(!isUnfolded)}
        className="mx-auto my-1.5 flex min-h-6 items-center gap-1.5 rounded-sm px-2 text-12 font-medium text-text-3 hover:bg-hover hover:text-text-2 pointer-coarse:min-h-11"
      >
        {t('activity.run', { n })}
        <ChevronDown size={13} className={isUnfolded ? 'rotate-180' : undefined} />
      </button>
      {isUnfolded && <Lines {...props} />}
    </>
  );
}

function Lines({ activities, ...props }: ChangeLinesProps) {
  return activities.map((activity) => <Line key={activity.id} activity={activity} {...props} />);
}

type LineProps = Omit<ChangeLinesProps, 'activities'> & { readonly activity: Activity };

function Line({ activity, names, timeOf }: LineProps) {
  const speech = useWords();
  const Icon = icons[activity.what.kind];
  return (
    <p className="my-2.5 flex items-center justify-center gap-2 text-12 text-text-3 [&_b]:font-medium [&_b]:text-text-2">
      <Icon size={13} className="shrink-0" />
      <span dir="auto">
        {sentenceOf(activity, names, speech)}
        {activity.program !== null && <>, {speech.rich('activity.through', { program: activity.program })}</>}
        , <Time at={activity.at} text={timeOf(activity.at)} exact={speech.times.exact(activity.at)} />
      </span>
    </p>
  );
}
