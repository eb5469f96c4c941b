import { failureCodeOf } from '@/lib/client/http';
import { useAskForConsent } from '@/lib/client/mutations/connect-account';
import type { ConnectCheck } from '@/lib/domain/connect';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { CheckList } from './check-list';
import { StepForm } from './step-form';

interface OfferStepProps {
  /** Of the app that the deployment has for all its workspaces. */
  readonly server: string;
  /** What came of an earlier try, which led back here. */
  readonly earlier: readonly ConnectCheck[];
  readonly onOwnApp: () => void;
  readonly onClose: () => void;
}

/** Nothing has to be registered or entered: whoever may at RingCentral says yes there. */
export function OfferStep({ server, earlier, onOwnApp, onClose }: OfferStepProps) {
  const { t } = useWords();
  const consent = useAskForConsent();
  const isPending = consent.isPending || consent.isSuccess;
  return (
    <StepForm
      lead={t('connect.offer.lead')}
      submitLabel={t('connect.offer')}
      backLabel={t('common.cancel')}
      failure={consent.error && t(`error.${failureCodeOf(consent.error)}`)}
      isPending={isPending}
      onSubmit={() => consent.mutate({ app: 'deployment' })}
      onBack={onClose}
    >
      <p className="text-text-2" dir="auto">
        {t('connect.offer.server', { server: new URL(server).host })}
      </p>
      {!isPending && earlier.length > 0 && <CheckList checks={earlier} />}
      <p className="flex flex-wrap items-center gap-2 text-text-2">
        {t('connect.offer.ownLead')}
        <Button look="quiet" onClick={onOwnApp}>
          {t('connect.offer.own')}
        </Button>
      </p>
    </StepForm>
  );
}
