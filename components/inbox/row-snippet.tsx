'use client';

import { conversationName, isAboutPost } from '@/lib/client/conversation-name';
import type { Trouble } from '@/lib/client/trouble';
import type { Agent } from '@/lib/contract/agent';
import type { Conversation } from '@/lib/contract/conversation';
import { useWords } from '@/lib/words/words-context';
import { Stars } from '../ui/stars';
import type { ConversationRowProps } from './conversation-row';

type LastMessage = NonNullable<Conversation['lastMessage']>;

/** Why something did not go out, what was said last, or what the viewer is about to say. It keeps its own direction but starts where the list does. */
export function RowSnippet({
  row: { conversation },
  draft,
  trouble,
  agents,
  viewerId,
}: ConversationRowProps) {
  const { t } = useWords();
  const { lastMessage } = conversation;
  if (trouble !== null) return <Cause {...trouble} />;
  if (draft !== null) {
    return (
      <Line>
        <span className="font-medium text-accent-text">{t('row.draft')}</span>
        {draft}
      </Line>
    );
  }
  if (!lastMessage) return <Line />;
  return (
    <>
      {lastMessage.rating !== null && (
        <Stars rating={lastMessage.rating} label={t('row.stars', { n: lastMessage.rating })} />
      )}
      <Line>
        {lastMessage.direction === 'outbound'
          ? ownPrefix(lastMessage, agents, viewerId, t('row.you'))
          : commenterPrefix(conversation, lastMessage)}
        <Said lastMessage={lastMessage} />
      </Line>
    </>
  );
}

/** Where something of ours did not go out, that is worth more than what was said last. */
function Cause({ cause, code }: Trouble) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-1.5">
      <span className="truncate text-danger-text" data-tip={cause}>
        {cause}
      </span>
      {code && <bdi className="shrink-0 font-mono text-11 text-text-3">{code}</bdi>}
    </span>
  );
}

function Line({ children }: { readonly children?: React.ReactNode }) {
  return (
    <span dir="auto" className="min-w-0 flex-1 truncate text-start-of-list">
      {children}
    </span>
  );
}

function Said({ lastMessage }: { readonly lastMessage: LastMessage }) {
  const { t } = useWords();
  if (lastMessage.isRemotelyDeleted) return <span className="text-text-3">{t('row.deleted')}</span>;
  if (lastMessage.snippet !== '') return lastMessage.snippet;
  if (lastMessage.attachmentCount > 0) return t('row.attachments', { n: lastMessage.attachmentCount });
  return null;
}

/** `You:` for the viewer, the first name for a colleague. */
function ownPrefix(
  lastMessage: LastMessage,
  agents: readonly Agent[],
  viewerId: string,
  you: string,
): string {
  const colleague = agents.find(({ id }) => id === lastMessage.agentId && id !== viewerId);
  return colleague ? `${firstWord(colleague.name)}: ` : you;
}

/** A post is titled by itself, so its row names who commented. */
function commenterPrefix(conversation: Conversation, lastMessage: LastMessage): string {
  const { authorName } = lastMessage;
  if (!isAboutPost(conversation) || authorName === null || authorName === conversationName(conversation))
    return '';
  return `${firstWord(authorName)}: `;
}

function firstWord(name: string): string {
  return name.split(' ', 1)[0] ?? name;
}
