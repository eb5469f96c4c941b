'use client';

import type { FormEvent } from 'react';
import type { FailureCode } from '@/lib/client/http';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { FieldError } from '../ui/field';
import { Popover } from '../ui/popover';

interface KeepViewProps {
  readonly mayShare: boolean;
  readonly isPending: boolean;
  /** Why it was not saved; what was typed stays. */
  readonly failure: FailureCode | null;
  readonly onSave: (name: string, isShared: boolean) => void;
}

/** Keeps the list under a name. */
export function KeepView({ mayShare, isPending, failure, onSave }: KeepViewProps) {
  const { t } = useWords();
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const name = String(given.get('name')).trim();
    if (name !== '') onSave(name, given.has('share'));
  };
  return (
    <Popover
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
        {failure && <FieldError>{t(`error.${failure}`)}</FieldError>}
        <Button type="submit" look="primary" aria-busy={isPending}>
          {t('common.save')}
        </Button>
      </form>
    </Popover>
  );
}
