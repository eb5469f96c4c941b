'use client';

import { StartDialog } from '@/components/composer/start-dialog';
import { Dialog } from '@/components/ui/dialog';
import { failureCodeOf, RequestFailed } from '@/lib/client/http';
import { type StartWish, useStartConversation } from '@/lib/client/mutations/start-conversation';
import { useNow } from '@/lib/client/now';
import { useSession } from '@/lib/client/queries/session';
import { useTemplates } from '@/lib/client/queries/templates';
import { forgetStart, useStartDraft } from '@/lib/client/start-draft';
import { startableChannels, startQuestionOf } from '@/lib/client/startable';
import type { Channel } from '@/lib/contract/channel';
import { channelTypeName } from '@/lib/domain/channel';
import { may } from '@/lib/domain/permission';
import { startRefusals, startRuleOf } from '@/lib/domain/start-policy';
import { addWords } from '@/lib/words/catalogue';
import { composer } from '@/lib/words/en/composer';
import { templates as templateWords } from '@/lib/words/en/templates';
import { type Speech, useWords } from '@/lib/words/words-context';
import { ManageTemplates } from './manage-templates';

addWords({ ...composer, ...templateWords });

interface StartConversationProps {
  readonly onOpen: (conversationId: string) => void;
  readonly onClose: () => void;
}

/** Begins a conversation; fetched when somebody wants to. */
export default function StartConversation({ onOpen, onClose }: StartConversationProps) {
  const { t } = useWords();
  const session = useSession();
  const [draft, save] = useStartDraft(session.agent.id);
  const now = new Date(useNow()).toISOString();
  const channels = startableChannels(session, now);
  const channel = channels.find(({ id }) => id === draft.channelId) ?? channels[0];
  const start = useStartConversation(session.agent.id);
  const isByTemplate = channel !== undefined && startRuleOf(channel.type) === 'template';
  const templates = useTemplates(channel?.id ?? '', isByTemplate);
  if (!channel) {
    return (
      <Dialog title={t('start.title')} closeLabel={t('common.close')} onClose={onClose}>
        <p className="px-5 pb-5">{t('start.none')}</p>
      </Dialog>
    );
  }
  const begin = (wish: StartWish) =>
    start.mutate(wish, {
      onSuccess: ({ message, clientId }) => {
        forgetStart(session.agent.id, { clientId, way: wish.way, draft });
        onClose();
        if (message) onOpen(message.conversationId);
      },
    });
  return (
    <StartDialog
      channels={channels}
      channel={channel}
      question={startQuestionOf(channel, session, now)}
      draft={draft}
      templates={templates.data ?? []}
      manage={may(session.agent.role, 'manage-settings') && <ManageTemplates />}
      failure={
        start.isError
          ? reasonOf(start.error, channel, t)
          : isByTemplate && templates.isError
            ? t('template.failed')
            : null
      }
      isLoading={isByTemplate && templates.isPending}
      isPending={start.isPending}
      onDraft={save}
      onStart={begin}
      onClose={onClose}
    />
  );
}

/** Of what the server refuses by its rules the reason; of everything else what went wrong. */
function reasonOf(error: unknown, { type }: Channel, t: Speech['t']): string {
  const given = error instanceof RequestFailed ? error.details.refusal : undefined;
  const refusal = startRefusals.find((known) => known === given);
  if (refusal) return t(`start.refusal.${refusal}`, { network: channelTypeName(type) });
  return t(`error.${failureCodeOf(error)}`);
}
