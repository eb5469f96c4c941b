'use client';

import type { FailureCode } from '@/lib/client/http';
import type { CannedReply, CannedReplyDraft } from '@/lib/contract/canned-reply';
import { SHORTCUT, SHORTCUT_LENGTH, variables } from '@/lib/domain/canned-reply';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { DialogForm } from '../ui/dialog-form';
import { TextField } from '../ui/field';
import { TextAreaField } from '../ui/text-area-field';

interface CannedReplyDialogProps {
  /** Null for a new one. */
  readonly reply: CannedReply | null;
  readonly mayShare: boolean;
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onSave: (draft: CannedReplyDraft) => void;
  readonly onClose: () => void;
}

/** Writes a canned reply. */
export function CannedReplyDialog(props: CannedReplyDialogProps) {
  const { reply, mayShare, failure, isPending, onSave, onClose } = props;
  const { t } = useWords();
  const submit = (fields: FormData) => {
    const text = (name: string) => String(fields.get(name));
    onSave({
      title: text('title'),
      shortcut: text('shortcut').toLowerCase(),
      body: text('body'),
      isShared: fields.has('isShared'),
    });
  };
  return (
    <Dialog
      title={t(reply ? 'replies.changeTitle' : 'replies.new')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <DialogForm
        submitLabel={t('common.save')}
        cancelLabel={t('common.cancel')}
        failure={failure && failure !== 'already-taken' ? t(`error.${failure}`) : null}
        isPending={isPending}
        onSubmit={submit}
        onClose={onClose}
      >
        <TextField
          id="reply-title"
          name="title"
          label={t('replies.title')}
          defaultValue={reply?.title ?? ''}
          maxLength={80}
          autoComplete="off"
          required
        />
        <TextField
          id="reply-shortcut"
          name="shortcut"
          label={t('replies.shortcut')}
          hint={t('replies.shortcutHint')}
          error={failure === 'already-taken' ? t('replies.taken') : null}
          defaultValue={reply?.shortcut ?? ''}
          pattern={SHORTCUT.source}
          maxLength={SHORTCUT_LENGTH}
          autoComplete="off"
          required
        />
        <BodyField body={reply?.body ?? ''} />
        {mayShare && (
          <label className="flex min-h-6 items-center gap-2">
            <input type="checkbox" name="isShared" defaultChecked={reply?.isShared ?? true} />
            {t('replies.share')}
          </label>
        )}
      </DialogForm>
    </Dialog>
  );
}

function BodyField({ body }: { readonly body: string }) {
  const { t } = useWords();
  const known = variables.map((name) => (
    <code key={name} className="me-1.5 inline-block font-mono text-text-2">{`{{${name}}}`}</code>
  ));
  return (
    <TextAreaField
      id="reply-body"
      name="body"
      label={t('replies.body')}
      hint={
        <>
          {t('replies.bodyHint')} {known}
        </>
      }
      rows={5}
      defaultValue={body}
      maxLength={10_000}
      required
    />
  );
}
