'use client';

import { Copy } from 'lucide-react';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';

interface LinkDialogProps {
  /** Whom it is for. */
  readonly name: string;
  readonly link: string;
  readonly label: string;
  /** How often and how long it serves. */
  readonly hint: string;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** A link that serves once, shown for the only time. */
export function LinkDialog({ name, link, label, hint, onCopy, onClose }: LinkDialogProps) {
  const { t } = useWords();
  return (
    <Dialog title={t('users.linkFor', { name })} closeLabel={t('common.close')} onClose={onClose}>
      <div className="grid gap-3.5 px-5 pb-5">
        <TextField
          id="link"
          label={label}
          hint={hint}
          value={link}
          onFocus={(event) => event.currentTarget.select()}
          readOnly
        />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button look="primary" icon={<Copy size={14} />} onClick={onCopy}>
            {t('users.copyLink')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
