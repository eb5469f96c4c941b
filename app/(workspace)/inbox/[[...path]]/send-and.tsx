'use client';

import { ArrowDown, Check, ChevronDown } from 'lucide-react';
import type { SendingAnd } from '@/components/composer/composer';
import { useSnoozeItems } from '@/components/thread/snooze-menu';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { useWords } from '@/lib/words/words-context';

/** The second half of Send. What was chosen is not remembered, so that Enter never closes by surprise. */
export function SendAnd({ onSend, offReason }: SendingAnd) {
  const { t } = useWords();
  const snoozing = useSnoozeItems({
    conversation: { status: 'open' },
    onSnooze: (until) => onSend({ type: 'snooze', until }),
    onWake: () => {},
  });
  return (
    <Menu
      label={t('composer.sendAnd')}
      align="end"
      items={[
        {
          key: 'close',
          label: t('composer.sendAndClose'),
          icon: <Check size={16} />,
          onSelect: () => onSend({ type: 'status', status: 'closed' }),
        },
        {
          key: 'next',
          label: t('composer.sendAndNext'),
          icon: <ArrowDown size={16} />,
          onSelect: () => onSend({ type: 'next' }),
        },
        ...snoozing.map((item) => ({ ...item, group: t('composer.sendAndSnooze') })),
      ]}
      trigger={
        <Button
          look="primary"
          aria-label={t('composer.sendAnd')}
          offReason={offReason}
          icon={<ChevronDown size={14} />}
          className="rounded-s-none! px-1.5! max-sm:hidden"
        />
      }
    />
  );
}
