'use client';

import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useWords } from '@/lib/words/words-context';

/** Says at the foot of the window why something was not done. For what failed where there is no field to say it at. */
export function useSayWhy(): (error: unknown) => void {
  const { t } = useWords();
  const toast = useToast();
  return (error) => toast({ tone: 'bad', text: t(`error.${failureCodeOf(error)}`) });
}
