'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { CannedReplyDialog } from '@/components/settings/canned-reply-dialog';
import { CannedReplyList } from '@/components/settings/canned-reply-list';
import { ReadState } from '@/components/settings/read-state';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useRemoveCannedReply } from '@/lib/client/mutations/remove-canned-reply';
import { useSaveCannedReply } from '@/lib/client/mutations/save-canned-reply';
import { useCannedReplies } from '@/lib/client/queries/canned-replies';
import { useSession } from '@/lib/client/queries/session';
import type { CannedReply } from '@/lib/contract/canned-reply';
import { may } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

/** Canned replies: everybody keeps their own, supervisors also those that all use. */
export function RepliesScreen() {
  const { t } = useWords();
  const { agent } = useSession();
  const replies = useCannedReplies();
  const remove = useRemove();
  /** What is being written; `new` has none yet. */
  const [written, setWritten] = useState<CannedReply | 'new' | null>(null);
  const mayShare = may(agent.role, 'share-canned');
  const list = replies.data ?? null;
  return (
    <SettingsPage
      title={t('settings.replies')}
      lead={t('replies.lead')}
      nav={<SettingsNav current="replies" role={agent.role} />}
      action={
        <Button look="primary" icon={<Plus size={14} />} onClick={() => setWritten('new')}>
          {t('replies.new')}
        </Button>
      }
    >
      {list && list.length > 0 && (
        <CannedReplyList replies={list} mayShare={mayShare} onChange={setWritten} onRemove={remove} />
      )}
      {list?.length === 0 && <EmptyState title={t('replies.empty')} fact={t('replies.emptyFact')} />}
      <ReadState query={replies} failed={t('replies.failed')} skeleton="h-60" />
      {written && (
        <Writing
          reply={written === 'new' ? null : written}
          mayShare={mayShare}
          onClose={() => setWritten(null)}
        />
      )}
    </SettingsPage>
  );
}

interface WritingProps {
  readonly reply: CannedReply | null;
  readonly mayShare: boolean;
  readonly onClose: () => void;
}

function Writing({ reply, mayShare, onClose }: WritingProps) {
  const { t } = useWords();
  const toast = useToast();
  const save = useSaveCannedReply();
  return (
    <CannedReplyDialog
      reply={reply}
      mayShare={mayShare}
      failure={save.isError ? failureCodeOf(save.error) : null}
      isPending={save.isPending}
      onSave={(draft) =>
        save.mutate(
          { id: reply?.id ?? null, draft: { ...draft, expectedVersion: reply?.version } },
          {
            onSuccess: () => {
              toast({ text: t('replies.saved', { title: draft.title }) });
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}

/** Takes a reply away; for a moment it can be had back. */
function useRemove(): (reply: CannedReply) => void {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate: remove } = useRemoveCannedReply();
  const { mutate: save } = useSaveCannedReply();
  return ({ id, title, shortcut, body, isShared }) =>
    remove(id, {
      onSuccess: () =>
        toast({
          text: t('replies.removed', { title }),
          action: {
            label: t('common.undo'),
            isUndo: true,
            run: () => save({ id: null, draft: { title, shortcut, body, isShared } }),
          },
        }),
      onError: sayWhy,
    });
}
