'use client';

import { useState } from 'react';
import { NoteBox } from '@/components/composer/note-box';
import { Dialog } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/select-field';
import { useToast } from '@/components/ui/toasts';
import { mentionable } from '@/lib/client/mentionable';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import { type Owner, ownerAfter } from '@/lib/domain/assignment';
import type { NamedMention } from '@/lib/domain/mention';
import { useWords } from '@/lib/words/words-context';
import { useAssign } from './use-assign';
import { useNoteDraft } from './use-note-draft';

interface HandOverProps {
  /** As it was when its menu was opened. */
  readonly conversation: Conversation;
  readonly onClose: () => void;
}

/**
 * Gives a conversation to a colleague or a team with a note for them. What is typed is the conversation's note draft:
 * whoever leaves the dialog finds it in the box under the thread.
 */
export default function HandOver({ conversation, onClose }: HandOverProps) {
  const { t } = useWords();
  const session = useSession();
  const toast = useToast();
  const { assign, isPending } = useAssign();
  const note = useNoteDraft(conversation.id);
  const people = mentionable(session);
  const receivers = people.filter(({ id }) => id !== conversation.assigneeId);
  const [chosenId, choose] = useState(receivers[0]?.id);
  const receiver = receivers.find(({ id }) => id === chosenId);
  const ownerBy = ({ kind, id }: NamedMention): Owner => {
    const memberIds = session.teams.find((team) => team.id === id)?.memberIds ?? [];
    const given = kind === 'team' ? { teamId: id } : { assigneeId: id };
    return ownerAfter({ type: 'assign', ...given }, conversation, memberIds);
  };
  const handOver = (text: string) => {
    if (!receiver) return;
    void assign(conversation, { ...ownerBy(receiver), note: note.toSend(text) }, () => {
      note.forget();
      onClose();
      toast({ text: t('handOver.done', { name: receiver.name }) });
    });
  };
  return (
    <Dialog title={t('handOver.title')} closeLabel={t('common.close')} onClose={onClose}>
      <div className="grid gap-3.5 px-5 pb-5">
        <SelectField
          id="hand-over-to"
          label={t('handOver.to')}
          options={receivers.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosenId}
          onChange={({ target }) => choose(target.value)}
        />
        <NoteBox
          draft={note.text}
          people={people}
          action={t('handOver.action')}
          isPending={isPending}
          onDraft={note.save}
          onDone={handOver}
          onCancel={onClose}
        />
      </div>
    </Dialog>
  );
}
