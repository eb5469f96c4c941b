'use client';

import { Search } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import type { Template } from '@/lib/contract/template';
import { matchingTemplates } from '@/lib/domain/template';
import { useWords } from '@/lib/words/words-context';
import { fieldClass } from '../ui/field';
import { SuggestList, suggestFieldProps } from '../ui/suggest-list';

interface TemplateListProps {
  readonly templates: readonly Template[];
  /** The way to where they are entered; null for whoever may not. */
  readonly manage: ReactNode;
  /** Left out: it does. */
  readonly takesFocus?: boolean;
  readonly isInline?: boolean;
  readonly onChoose: (template: Template) => void;
}

/** The templates of a channel behind a field that searches them. The focus stays in the field. */
export function TemplateList({
  templates,
  manage,
  takesFocus = true,
  isInline = false,
  onChoose,
}: TemplateListProps) {
  const { t } = useWords();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState(0);
  const found = matchingTemplates(templates, typed);
  const active = Math.min(wanted, found.length - 1);
  const field = useRef<HTMLInputElement>(null);
  const goThere = useEffectEvent(() => takesFocus && field.current?.focus());
  useEffect(() => void goThere(), []);
  const choose = (index: number) => {
    const chosen = found[index];
    if (chosen) onChoose(chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setWanted((active + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(active);
    else return;
    event.preventDefault();
  };
  const heading =
    found.length === 0 ? t('template.none', { typed }) : typed === '' ? t('template.list') : null;
  return (
    <>
      <SuggestList
        id={listId}
        label={t('template.list')}
        heading={heading ?? t('template.matching', { typed })}
        aside={manage}
        isInline={isInline}
        items={found.map(({ id, name, language, body }) => ({
          key: id,
          label: name,
          code: language,
          detail: body,
        }))}
        active={active}
        onActive={setWanted}
        onChoose={choose}
      />
      <label className={fieldClass()}>
        <Search size={16} className="shrink-0 text-text-3" />
        <span className="sr-only">{t('template.search')}</span>
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-expanded
          autoComplete="off"
          value={typed}
          placeholder={t('template.search')}
          {...suggestFieldProps(listId, found.length > 0 ? active : null)}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWanted(0);
          }}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 self-stretch bg-transparent outline-none max-sm:text-[1rem]"
        />
      </label>
    </>
  );
}
