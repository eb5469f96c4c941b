'use client';

import { Globe, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import type { ReplyQuestion } from '@/lib/domain/reply-policy';
import { windowClosesAt } from '@/lib/domain/reply-window';
import { useWords } from '@/lib/words/words-context';
import { WindowNote } from './window-note';

interface HeadProps {
  readonly tabs: ReactNode;
  readonly question: ReplyQuestion;
  readonly name: string;
}

/** What else may be written here, who will see it, and for how long it may go. */
export function ComposerHead({ tabs, question, name }: HeadProps) {
  const { channelType, audience, lastInboundAt, now } = question;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 ps-2 pe-3.5 pt-2">
      {tabs}
      <Audience
        isPublic={audience === 'public'}
        isReview={capabilityOf(channelType)?.answers === 'once'}
        name={name}
      />
      <WindowNote
        network={channelTypeName(channelType)}
        closesAt={windowClosesAt(channelType, lastInboundAt)}
        now={Date.parse(now)}
      />
    </div>
  );
}

interface AudienceProps {
  readonly isPublic: boolean;
  readonly isReview: boolean;
  readonly name: string;
}

/** Who will see it, in words and by a sign of its own shape. */
function Audience({ isPublic, isReview, name }: AudienceProps): ReactNode {
  const { t } = useWords();
  const Sign = isPublic ? Globe : Lock;
  const publicWords = isReview ? 'composer.reviewHint' : 'composer.publicHint';
  return (
    <span className="flex min-w-0 items-center gap-1.5 ps-1.5 text-12 text-text-3">
      <Sign size={13} className="shrink-0" />
      <span className={isPublic ? 'truncate' : 'truncate max-sm:sr-only'}>
        {t(isPublic ? publicWords : 'composer.privateOnly', { name })}
      </span>
    </span>
  );
}
