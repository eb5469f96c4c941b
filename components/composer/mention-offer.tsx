'use client';

import { Users } from 'lucide-react';
import { isNameBegun } from '@/lib/domain/begun-name';
import type { NamedMention } from '@/lib/domain/mention';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import type { Offer } from './composer-field';

/** As many as are looked through at a glance. */
const MOST = 8;

/** What an at sign offers: colleagues and teams. */
export function useMentionOffer(people: readonly NamedMention[]): Offer<NamedMention> {
  const { t } = useWords();
  return {
    sign: '@',
    label: t('note.mention'),
    find: (typed) => people.filter(({ name }) => isNameBegun(name, typed)).slice(0, MOST),
    show: ({ kind, id, name }) => ({
      key: id,
      label: name,
      icon: kind === 'team' ? <Users size={18} /> : <Avatar name={name} seed={id} size={18} />,
    }),
    textOf: ({ name }) => `@${name} `,
    heading: (_, count) => (count === 0 ? null : t('note.mention')),
  };
}
