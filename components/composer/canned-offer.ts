'use client';

import type { CannedReply } from '@/lib/contract/canned-reply';
import { type BlankFacts, fillBlanks, matchingReplies } from '@/lib/domain/canned-reply';
import { useWords } from '@/lib/words/words-context';
import type { Offer } from './composer-field';

/** What a slash offers: canned replies, with the blanks filled that can be. */
export function useCannedOffer(replies: readonly CannedReply[], facts: BlankFacts): Offer<CannedReply> {
  const { t } = useWords();
  return {
    sign: '/',
    label: t('canned.list'),
    find: (typed) => matchingReplies(replies, typed),
    show: ({ id, title, shortcut, body }) => ({ key: id, label: title, code: `/${shortcut}`, detail: body }),
    textOf: ({ body }) => fillBlanks(body, facts),
    heading: (typed, count) => {
      if (replies.length === 0) return t('canned.noneYet');
      if (count === 0) return t('canned.none', { typed });
      return typed === '' ? t('canned.list') : t('canned.matching', { typed });
    },
  };
}
