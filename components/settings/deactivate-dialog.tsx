import { useState } from 'react';
import type { Agent } from '@/lib/contract/agent';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/select-field';

interface DeactivateDialogProps {
  readonly agent: Agent;
  /** Who could go on with their work. */
  readonly others: readonly Agent[];
  /** Null gives the work to the queue. */
  readonly onDeactivate: (handOverToId: string | null) => void;
  readonly onClose: () => void;
}

/** Lets a colleague out, and asks who goes on with what they hold. */
export function DeactivateDialog({ agent, others, onDeactivate, onClose }: DeactivateDialogProps) {
  const { t } = useWords();
  const [toId, setToId] = useState('');
  return (
    <Dialog
      title={t('users.deactivateTitle', { name: agent.name })}
      description={t('users.deactivateFact')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <div className="grid gap-3.5 px-5 pb-5">
        <SelectField
          id="hand-over"
          label={t('users.handOver')}
          value={toId}
          onChange={(event) => setToId(event.target.value)}
          options={[
            { value: '', label: t('users.handOverQueue') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="danger" onClick={() => onDeactivate(toId === '' ? null : toId)}>
            {t('users.deactivate')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
