'use client';

import { Pencil } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Channel } from '@/lib/contract/channel';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';

interface ChannelNameProps {
  readonly channel: Channel;
  /** The name of its network. */
  readonly kind: string;
  readonly onRename: (name: string | null) => void;
}

/** A channel's name, changed in place. Enter saves, Escape leaves it as it was. */
export function ChannelName({ channel, kind, onRename }: ChannelNameProps) {
  const { t } = useWords();
  const [isEditing, setEditing] = useState(false);
  if (!isEditing) {
    return (
      <button
        type="button"
        onClick={() => setEditing(true)}
        aria-label={t('rights.rename', { channel: channel.name ?? kind })}
        className="group -mx-1.5 inline-flex min-h-7 items-center gap-2 rounded-sm px-1.5 whitespace-nowrap hover:bg-active"
      >
        <bdi className={channel.name === null ? 'text-accent-text' : 'text-text-2'}>
          {channel.name ?? t('rights.unnamed')}
        </bdi>
        <span className="font-mono text-11 text-text-3">{channel.externalId}</span>
        <Pencil
          size={12}
          className="shrink-0 text-text-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
        />
      </button>
    );
  }
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    setEditing(false);
    if (name !== (channel.name ?? '')) onRename(name === '' ? null : name);
  };
  return (
    <form onSubmit={save} className="flex items-center gap-1.5">
      <input
        name="name"
        ref={focusAndSelect}
        aria-label={t('rights.name')}
        defaultValue={channel.name ?? ''}
        maxLength={80}
        onKeyDown={(event) => event.key === 'Escape' && setEditing(false)}
        className="h-7 w-48 rounded-sm border border-line-control bg-surface px-2"
      />
      <Button type="submit" size="sm">
        {t('common.save')}
      </Button>
    </form>
  );
}

function focusAndSelect(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
