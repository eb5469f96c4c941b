'use client';

import { ChevronDown, MessageSquarePlus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Demo } from '@/lib/contract/demo';
import type { Role } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Menu } from '../ui/menu';

interface DemoBarProps {
  readonly demo: Demo;
  readonly role: Role;
  readonly email: string;
  /** Where one plays the customer; of the open conversation, if one is open. */
  readonly customerPageUrl: string;
  readonly onSwitch: (logIn: Demo['logIns'][number]) => void;
  readonly onReset: () => void;
  readonly isResetting: boolean;
}

const control =
  'inline-flex h-6 shrink-0 items-center gap-1.5 rounded-xs px-2 text-12 font-medium whitespace-nowrap hover:bg-hover pointer-coarse:h-9';

/** Marks a demo as one, and lets one person play all its parts. */
export function DemoBar(props: DemoBarProps) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const { demo, role, email, customerPageUrl, onSwitch } = props;
  return (
    <section
      aria-label={t('demo.label')}
      className="flex min-h-8 flex-none items-center gap-1 bg-active px-2.5 text-12 text-text"
    >
      <span className="me-1 rounded-xs bg-text px-1.5 py-0.5 font-semi text-surface">{t('demo.label')}</span>
      <span className="truncate text-text-2 max-lg:hidden">{t('demo.explain')}</span>
      <span className="flex-1" />
      <a href={customerPageUrl} target="_blank" rel="noreferrer" className={control}>
        <MessageSquarePlus size={14} />
        <span className="max-sm:sr-only">{t('demo.write')}</span>
      </a>
      <Menu
        label={t('demo.role', { role: t(`role.${role}`) })}
        items={demo.logIns.map((logIn) => ({
          key: logIn.email,
          label: logIn.name,
          end: t(`role.${logIn.role}`),
          isChosen: logIn.email === email,
          onSelect: () => onSwitch(logIn),
        }))}
        trigger={
          <button type="button" className={control} data-tip={t('demo.role', { role: t(`role.${role}`) })}>
            {t(`role.${role}`)}
            <ChevronDown size={13} />
          </button>
        }
      />
      <button type="button" className={control} onClick={() => setAsking(true)}>
        <RotateCcw size={14} />
        <span className="max-sm:sr-only">{t('demo.reset')}</span>
      </button>
      {isAsking && <ResetDialog {...props} onClose={() => setAsking(false)} />}
    </section>
  );
}

function ResetDialog({ onReset, isResetting, onClose }: DemoBarProps & { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog
      kind="alert"
      title={t('demo.resetTitle')}
      description={t('demo.resetBody')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <div className="flex justify-end gap-2 px-5 pb-4">
        <Button autoFocus onClick={onClose}>
          {t('demo.resetKeep')}
        </Button>
        <Button look="danger" onClick={onReset} aria-busy={isResetting}>
          {t('demo.resetConfirm')}
        </Button>
      </div>
    </Dialog>
  );
}
