import clsx from 'clsx';
import { Check } from 'lucide-react';
import { useWords } from '@/lib/words/words-context';

export const wizardSteps = ['app', 'sign-in', 'webhook', 'messages'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** How far the wizard has come. */
export function StepBar({ current }: { readonly current: WizardStep }) {
  const { t } = useWords();
  const at = wizardSteps.indexOf(current);
  return (
    <ol className="flex gap-1.5 px-5 pb-4">
      {wizardSteps.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? 'step' : undefined}
          className={clsx(
            'flex-1 border-t-2 pt-2 text-12',
            index <= at ? 'border-accent' : 'border-line',
            index === at ? 'font-semi' : 'text-text-3',
          )}
        >
          <span className="flex items-center gap-1.5">
            {index < at && <Check size={12} aria-label={t('connect.done')} />}
            {t(`connect.step.${step}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}
