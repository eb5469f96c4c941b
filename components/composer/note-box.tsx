'use client';

import { AtSign, Lock } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import { useActions } from '@/lib/client/action-offers';
import { NOTE_MAX_LENGTH } from '@/lib/contract/note';
import { type NamedMention, withTokens } from '@/lib/domain/mention';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { ComposerField } from './composer-field';
import { typeSign } from './field-acts';
import { useMentionOffer } from './mention-offer';
import { SendKeys } from './send-keys';

interface NoteBoxProps {
  /** What else may be written here, where there is a choice. */
  readonly tabs?: ReactNode;
  /** With names, as it is typed. */
  readonly draft: string;
  /** Who can be named; of two with the same name, the first is meant. */
  readonly people: readonly NamedMention[];
  /** What the button does. */
  readonly action: string;
  readonly isPending: boolean;
  readonly onDraft: (text: string) => void;
  /** @param text with tokens for those it names */
  readonly onDone: (text: string) => void;
  readonly onCancel?: () => void;
}

/**
 * Where a note is written: on paper of its own, for colleagues alone. It shares the field with the composer of replies
 * and nothing else; it cannot send.
 */
export function NoteBox({ tabs, draft, people, action, isPending, onDraft, onDone, onCancel }: NoteBoxProps) {
  const { t } = useWords();
  const fieldId = useId();
  const offer = useMentionOffer(people);
  const text = withTokens(draft, people).trim();
  const reason =
    text === ''
      ? t('note.empty')
      : text.length > NOTE_MAX_LENGTH
        ? t('note.tooLong', { limit: NOTE_MAX_LENGTH })
        : null;
  const finish = () => {
    if (reason === null && !isPending) onDone(text);
  };
  const box = useRef<HTMLDivElement>(null);
  useActions({ send: finish }, { within: box });
  return (
    <div
      ref={box}
      className="relative rounded-lg border border-note-line bg-note has-[textarea:focus-visible]:border-focus has-[textarea:focus-visible]:shadow-[0_0_0_0.5px_var(--c-focus)] max-sm:rounded-[20px]"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-2 pt-2">
        {tabs}
        <span className="flex items-center gap-1.5 px-1.5 text-12 text-note-text">
          <Lock size={13} className="shrink-0" />
          {t('note.teamOnly')}
        </span>
      </div>
      <ComposerField
        id={fieldId}
        label={t('note.fieldLabel')}
        placeholder={t('note.placeholder')}
        value={draft}
        offer={offer}
        onChange={onDraft}
      />
      <div className="flex items-center gap-2 px-2 pt-1 pb-2">
        <IconButton
          label={t('note.mention')}
          shortcut="@"
          icon={<AtSign size={16} />}
          onClick={() => typeSign(fieldId, '@')}
        />
        <span className="flex-1" />
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
        <Button look="primary" offReason={reason} aria-busy={isPending} onClick={finish}>
          {action}
          <SendKeys />
        </Button>
      </div>
    </div>
  );
}
