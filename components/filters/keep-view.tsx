'use client';

import { type FormEvent, useState } from 'react';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Popover } from '../ui/popover';

interface KeepViewProps {
  readonly mayShare: boolean;
  readonly onSave: (name: string, isShared: boolean) => void;
}

/** Keeps the list under a name. */
export function KeepView({ mayShare, onSave }: KeepViewProps) {
  const { t } = useWords();
  const [attempt, setAttempt] = useState(0);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const name = String(given.get('name')).trim();
    if (name === '') return;
    onSave(name, given.get('share') === 'on');
    setAttempt(attempt + 1);
  };
  return (
    <Popover
      key={attempt}
      label={t('filters.save')}
      trigger={
        <button
          type="button"
          className="h-6 rounded-sm px-1.5 text-12 text-text-2 hover:bg-hover pointer-coarse:min-h-11"
        >
          {t('filters.save')}
        </button>
      }
    >
      <form onSubmit={save} className="grid gap-3">
        <label className="grid gap-1 text-12 text-text-2">
          {t('filters.name')}
          <input
            name="name"
            required
            maxLength={60}
            autoComplete="off"
            className="h-8 rounded-sm border border-line-control bg-surface px-2 text-text"
          />
        </label>
        {mayShare && (
          <label className="flex items-center gap-2">
            <input type="checkbox" name="share" />
            {t('filters.share')}
          </label>
        )}
        <Button type="submit" look="primary">
          {t('common.save')}
        </Button>
      </form>
    </Popover>
  );
}
