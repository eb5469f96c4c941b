import { Command, CornerDownLeft } from 'lucide-react';
import { isApple } from '@/lib/client/apple';
import { Kbd } from '../ui/kbd';

/** The keys that send, or add a note. */
export function SendKeys() {
  return (
    <Kbd bare>
      {isApple() ? <Command /> : 'Ctrl'}
      <CornerDownLeft />
    </Kbd>
  );
}
