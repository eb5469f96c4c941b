'use client';

import { ThreadSkeleton } from '@/components/thread/thread-skeleton';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useSwitchWorkspace } from '@/lib/client/mutations/switch-workspace';
import { useElsewhere } from '@/lib/client/queries/elsewhere';
import { useSession } from '@/lib/client/queries/session';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

interface MissingThreadProps {
  readonly conversationId: string;
  readonly onBack: () => void;
}

/** A conversation that is not here, or not for the viewer to see; one of another workspace of theirs they may go to. */
export function MissingThread({ conversationId, onBack }: MissingThreadProps) {
  const { t } = useWords();
  const { workspace } = useSession();
  const sayWhy = useSayWhy();
  const { data: place, isLoading } = useElsewhere(conversationId);
  const { mutate: switchTo, isPending, isSuccess } = useSwitchWorkspace();
  if (isLoading) return <ThreadSkeleton label={t('thread.messages')} />;
  if (!place) {
    return (
      <EmptyState
        title={t('thread.missing')}
        fact={t('thread.missingFact')}
        action={<Button onClick={onBack}>{t('thread.back')}</Button>}
      />
    );
  }
  const go = () => switchTo({ workspaceId: place.id, href: window.location.href }, { onError: sayWhy });
  return (
    <EmptyState
      title={t('thread.elsewhere', { workspace: place.name })}
      fact={t('thread.elsewhereFact', { workspace: workspace.name })}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Button onClick={onBack}>{t('thread.back')}</Button>
          <Button look="primary" disabled={isPending || isSuccess} onClick={go}>
            {t('thread.switch')}
          </Button>
        </div>
      }
    />
  );
}
