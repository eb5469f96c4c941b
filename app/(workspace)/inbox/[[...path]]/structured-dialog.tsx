'use client';

import { StructuredForm } from '@/components/composer/structured-form';
import { Bubble } from '@/components/thread/bubble';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { pendingReplyOf } from '@/lib/client/pending-reply';
import { useSession } from '@/lib/client/queries/session';
import { replyIn, useStructuredDraft } from '@/lib/client/structured-draft';
import type { Conversation } from '@/lib/contract/conversation';
import { channelTypeName } from '@/lib/domain/channel';
import type { ReplyQuestion } from '@/lib/domain/reply-policy';
import {
  bodyOfStructured,
  mayReplyStructured,
  type StructuredReply,
  structuredKindsOf,
} from '@/lib/domain/structured-reply';
import { addWords } from '@/lib/words/catalogue';
import { structured } from '@/lib/words/en/structured';
import { useWords } from '@/lib/words/words-context';

addWords(structured);

interface StructuredDialogProps {
  readonly conversation: Conversation;
  readonly question: ReplyQuestion;
  readonly onSend: (reply: StructuredReply) => void;
  readonly onClose: () => void;
}

/** Writes a list or a link. What was written stays when it is closed. */
export default function StructuredDialog(props: StructuredDialogProps) {
  const { conversation, question, onSend, onClose } = props;
  const { t } = useWords();
  const { agent } = useSession();
  const kinds = structuredKindsOf(conversation.channelType);
  const talk = { agentId: agent.id, conversationId: conversation.id };
  const [draft, saveDraft] = useStructuredDraft(talk, kinds[0] ?? 'list');
  const reply = replyIn(draft);
  const decision = mayReplyStructured(question, reply);
  const network = channelTypeName(conversation.channelType);
  const name = conversation.person?.name ?? t('common.somebody');
  const reason = decision.isAllowed
    ? null
    : t(`refusal.${decision.refusal}`, { network, span: '', date: '', limit: 0 });
  return (
    <Dialog kind="wide" title={t('composer.structured')} closeLabel={t('common.close')} onClose={onClose}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 px-5 pb-5 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <StructuredForm
          channelType={conversation.channelType}
          kinds={kinds}
          draft={draft}
          onChange={saveDraft}
        />
        <Preview conversation={conversation} reply={reply} name={name} />
      </div>
      <footer className="flex justify-end gap-2 px-5 pb-5">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          look="primary"
          offReason={reason}
          onClick={() => {
            saveDraft(null);
            onSend(reply);
          }}
        >
          {t(draft.kind === 'list' ? 'compose.send' : 'compose.sendLink')}
        </Button>
      </footer>
    </Dialog>
  );
}

interface PreviewProps {
  readonly conversation: Conversation;
  readonly reply: StructuredReply;
  readonly name: string;
}

/** The very bubble that will stand in the thread. */
function Preview({ conversation, reply, name }: PreviewProps) {
  const { t } = useWords();
  const { agent } = useSession();
  const written = {
    ...{ conversation, author: agent, body: bodyOfStructured(reply), structured: reply },
    ...{ parent: null, begunAfterMessageId: null, lastSeenMessageId: null, sentSince: [] },
  };
  const { message } = pendingReplyOf(
    { ...written, audience: 'private' },
    'preview',
    new Date(0).toISOString(),
  );
  return (
    <figure className="grid min-w-0 content-start gap-1.5">
      <figcaption className="text-12 text-text-3">{t('compose.preview', { name })}</figcaption>
      <Bubble
        message={{ ...message, delivery: null }}
        network={channelTypeName(conversation.channelType)}
        answered={{ chosen: new Map(), questions: new Map() }}
        isFirst
        isLast
      />
    </figure>
  );
}
