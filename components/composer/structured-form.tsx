'use client';

import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import type { StructuredDraft } from '@/lib/client/structured-draft';
import { type StructuredKind, structuredLimits } from '@/lib/domain/structured-reply';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { IconButton } from '../ui/icon-button';
import { Segmented } from '../ui/segmented';

interface StructuredFormProps {
  readonly channelType: string;
  readonly kinds: readonly StructuredKind[];
  readonly draft: StructuredDraft;
  readonly onChange: (draft: StructuredDraft) => void;
}

/** The parts of a list or of a link; no field takes more than the network does. */
export function StructuredForm({ channelType, kinds, draft, onChange }: StructuredFormProps) {
  const { t } = useWords();
  const id = useId();
  const limits = structuredLimits(channelType, draft.kind);
  const isList = draft.kind === 'list';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start justify-items-stretch gap-3">
      {kinds.length > 1 && (
        <div>
          <Segmented
            label={t('compose.kind')}
            segments={kinds.map((kind) => ({ value: kind, label: t(`compose.${kind}`) }))}
            value={draft.kind}
            onChange={(kind) => onChange({ ...draft, kind })}
          />
        </div>
      )}
      {!isList && (
        <TextField
          id={`${id}-url`}
          type="url"
          dir="ltr"
          label={t('compose.url')}
          hint={t('compose.urlHint')}
          value={draft.url}
          maxLength={2048}
          autoComplete="off"
          onChange={({ currentTarget }) => onChange({ ...draft, url: currentTarget.value })}
        />
      )}
      <TextField
        id={`${id}-title`}
        dir="auto"
        label={t(isList ? 'compose.listTitle' : 'compose.linkTitle')}
        value={draft.title}
        maxLength={limits.title}
        autoComplete="off"
        onChange={({ currentTarget }) => onChange({ ...draft, title: currentTarget.value })}
      />
      <TextField
        id={`${id}-subtitle`}
        dir="auto"
        label={t('compose.subtitle')}
        value={draft.subtitle}
        maxLength={limits.subtitle}
        autoComplete="off"
        onChange={({ currentTarget }) => onChange({ ...draft, subtitle: currentTarget.value })}
      />
      {isList && <Items channelType={channelType} draft={draft} onChange={onChange} />}
    </div>
  );
}

function Items({ channelType, draft, onChange }: Omit<StructuredFormProps, 'kinds'>) {
  const { t } = useWords();
  const id = useId();
  const { items } = draft;
  const limits = structuredLimits(channelType, 'list');
  const put = (at: number, change: Partial<(typeof items)[number]>) =>
    onChange({ ...draft, items: items.map((item, index) => (index === at ? { ...item, ...change } : item)) });
  return (
    <>
      {items.map((item, index) => {
        const n = index + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place, and what it says is in the draft.
          <fieldset key={index} className="flex min-w-0 items-end gap-2">
            <legend className="sr-only">{t('compose.item', { n })}</legend>
            <TextField
              id={`${id}-${n}`}
              dir="auto"
              className="min-w-0 flex-1"
              label={t('compose.item', { n })}
              value={item.title}
              maxLength={limits.itemTitle}
              autoComplete="off"
              onChange={({ currentTarget }) => put(index, { title: currentTarget.value })}
            />
            <TextField
              id={`${id}-${n}-more`}
              dir="auto"
              className="min-w-0 flex-1"
              label={t('compose.itemMore', { n })}
              value={item.subtitle}
              maxLength={limits.itemSubtitle}
              autoComplete="off"
              onChange={({ currentTarget }) => put(index, { subtitle: currentTarget.value })}
            />
            <IconButton
              label={t('compose.remove', { n })}
              icon={<X size={14} />}
              disabled={items.length === 1}
              className="mb-1.5"
              onClick={() => onChange({ ...draft, items: items.filter((_, other) => other !== index) })}
            />
          </fieldset>
        );
      })}
      {items.length < limits.items && (
        <Button
          size="sm"
          className="justify-self-start"
          icon={<Plus size={12} />}
          onClick={() => onChange({ ...draft, items: [...items, { title: '', subtitle: '' }] })}
        >
          {t('compose.add')}
        </Button>
      )}
    </>
  );
}
