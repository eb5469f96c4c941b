'use client';

import { Users } from 'lucide-react';
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
    find: (typed) => people.filter(({ name }) => isBegun(name, typed)).slice(0, MOST),
    show: ({ kind, id, name }) => ({
      key: id,
      label: name,
      icon: kind === 'team' ? <Users size={18} /> : <Avatar name={name} seed={id} size={18} />,
    }),
    textOf: ({ name }) => `@${name} `,
    heading: (_, count) => (count === 0 ? null : t('note.mention')),
  };
}

/** Any word of a name may be the one that somebody is called by. */
function isBegun(name: string, typed: string): boolean {
  const begin = typed.toLocaleLowerCase();
  return [name, ...name.split(/\s+/)].some((word) => word.toLocaleLowerCase().startsWith(begin));
}
