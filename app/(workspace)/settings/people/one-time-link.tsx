'use client';

import { LinkDialog } from '@/components/settings/link-dialog';
import { useToast } from '@/components/ui/toasts';
import { useWords } from '@/lib/words/words-context';

interface OneTimeLinkProps {
  /** Whom it is for. */
  readonly name: string;
  readonly link: string;
  readonly label: string;
  readonly hint: string;
  readonly onClose: () => void;
}

/** Shows a link that is told only now, and copies it. */
export function OneTimeLink({ link, ...shown }: OneTimeLinkProps) {
  const { t } = useWords();
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    toast({ text: t('common.copied') });
  };
  return <LinkDialog {...shown} link={link} onCopy={() => void copy()} />;
}
