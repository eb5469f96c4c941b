'use client';

import { useState } from 'react';
import { keepConnectDraft } from '@/lib/client/connect-draft';
import { useOfferedServer } from '@/lib/client/queries/offered-server';
import type { Account } from '@/lib/contract/account';
import type { Channel } from '@/lib/contract/channel';
import type { ConnectCheck, ConnectFault } from '@/lib/domain/connect';
import { addWords } from '@/lib/words/catalogue';
import { connect } from '@/lib/words/en/connect';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { Spinner } from '../ui/spinner';
import { AppStep, type EnteredApp } from './app-step';
import { MessagesStep, WebhookStep } from './live-steps';
import { OfferStep } from './offer-step';
import { SignInStep } from './sign-in-step';
import { StepBar, type WizardStep } from './step-bar';

addWords(connect);

/** How the wizard begins: anew, for an account that is there, or back from RingCentral's page. */
export type ConnectBeginning =
  | { readonly at: 'app'; readonly fault: ConnectFault | null }
  | { readonly at: 'sign-in'; readonly accountId: string }
  | { readonly at: 'webhook'; readonly accountId: string };

interface ConnectDialogProps {
  readonly beginning: ConnectBeginning;
  readonly accounts: readonly Account[];
  readonly channels: readonly Channel[];
  readonly onClose: () => void;
}

/** Connects a RingCentral account, each step tried live. */
export default function ConnectDialog({ beginning, accounts, channels, onClose }: ConnectDialogProps) {
  const { t } = useWords();
  const [step, setStep] = useState<WizardStep>(beginning.at);
  const [entered, setEntered] = useState<EnteredApp | null>(null);
  const [accountId, setAccountId] = useState('accountId' in beginning ? beginning.accountId : null);
  const account = accounts.find(({ id }) => id === accountId);
  const offer = useOfferedServer();
  const [hasOwnApp, setHasOwnApp] = useState(false);
  const offered = hasOwnApp ? null : (offer.data ?? null);
  const fault = beginning.at === 'app' ? beginning.fault : null;
  const earlier: ConnectCheck[] = fault === null ? [] : [{ step: 'sign-in', fault, detail: null }];
  const finishSignIn = ({ id }: Account) => {
    keepConnectDraft(null);
    setAccountId(id);
    setStep('webhook');
  };
  const title =
    beginning.at === 'sign-in' && account
      ? t('connect.again', { account: account.name })
      : t('connect.title');
  return (
    <Dialog kind="end" title={title} closeLabel={t('common.close')} onClose={onClose}>
      <div className="flex min-h-full flex-col">
        <StepBar current={step} />
        <div className="flex flex-1 flex-col">
          {step === 'app' && offer.isPending && <Spinner size={14} />}
          {step === 'app' && offered !== null && (
            <OfferStep
              server={offered}
              earlier={earlier}
              onOwnApp={() => setHasOwnApp(true)}
              onClose={onClose}
            />
          )}
          {step === 'app' && !offer.isPending && offered === null && (
            <AppStep
              entered={entered}
              earlier={earlier}
              onDone={(app) => {
                setEntered(app);
                setStep('sign-in');
              }}
              onClose={onClose}
            />
          )}
          {step === 'sign-in' && (entered ?? account) && (
            <SignInStep
              subject={account ? { account } : { entered: entered as EnteredApp }}
              earlier={[]}
              onDone={finishSignIn}
              onBack={() => (account ? onClose() : setStep('app'))}
            />
          )}
          {step === 'webhook' && account && (
            <WebhookStep account={account} onDone={() => setStep('messages')} />
          )}
          {step === 'messages' && account && (
            <MessagesStep account={account} channels={channels} onClose={onClose} />
          )}
        </div>
      </div>
    </Dialog>
  );
}
