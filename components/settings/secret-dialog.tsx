'use client';

import { Copy } from 'lucide-react';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';

interface SecretDialogProps {
  /** What it is the secret of, and what to do with it. */
  readonly title: string;
  readonly hint: string;
  readonly secret: string;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** A secret, shown for the only time. */
export function SecretDialog({ title, hint, secret, onCopy, onClose }: SecretDialogProps) {
  const { t } = useWords();
  return (
    <Dialog title={title} closeLabel={t('common.close')} onClose={onClose}>
      <div className="grid gap-3.5 px-5 pb-5">
        <TextField
          id="secret"
          label={t('api.secret')}
          hint={hint}
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
          spellCheck={false}
          readOnly
        />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button look="primary" icon={<Copy size={14} />} onClick={onCopy}>
            {t('api.copy')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
