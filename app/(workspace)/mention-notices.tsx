'use client';

import { useRouter } from 'next/navigation';
import { useToast } from '@/components/ui/toasts';
import { showNotice } from '@/lib/client/desktop-notices';
import { type News, useNews } from '@/lib/client/event-news';
import { inboxHref, useInboxLocation } from '@/lib/client/inbox-location';
import { useSession } from '@/lib/client/queries/session';
import { viewFilter } from '@/lib/domain/view';
import { addWords } from '@/lib/words/catalogue';
import { notices } from '@/lib/words/en/notices';
import { useWords } from '@/lib/words/words-context';

addWords(notices);

/** Says that a note names the viewer: on the screen, or on the desktop where nobody looks at the tab. */
export default function MentionNotices() {
  const { t } = useWords();
  const { agents } = useSession();
  const router = useRouter();
  const toast = useToast();
  const { conversationId } = useInboxLocation();
  useNews('mention.added', (news: News<'mention.added'>) => {
    if (news.conversationId === conversationId && !document.hidden) return;
    const name = agents.find(({ id }) => id === news.byAgentId)?.name ?? t('common.somebody');
    const title = t('notice.mention', { name });
    const open = () => router.push(hrefOf(news));
    toast({ text: title, action: { label: t('notice.open'), run: open } });
    showNotice({ title, body: t('notice.mentionBody'), tag: news.noteId, onOpen: open });
  });
  return null;
}

function hrefOf({ conversationId }: News<'mention.added'>): string {
  return inboxHref({ filter: viewFilter('mentions'), conversationId });
}
