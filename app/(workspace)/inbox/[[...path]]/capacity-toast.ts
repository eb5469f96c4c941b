import type { Toast } from '@/components/ui/toasts';
import { addWords } from '@/lib/words/catalogue';
import { capacity } from '@/lib/words/en/capacity';
import type { Speech } from '@/lib/words/words-context';

addWords(capacity);

/** Says that somebody holds as much as they should, and offers to give it to them all the same. */
export function capacityToast(t: Speech['t'], name: string, onAnyway: () => void): Toast {
  return {
    tone: 'bad',
    text: t('capacity.full', { name }),
    action: { label: t('capacity.anyway'), run: onAnyway },
  };
}
