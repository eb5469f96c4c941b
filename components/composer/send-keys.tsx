import { Command, CornerDownLeft } from 'lucide-react';
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

/** Apple's keyboards send with Command, all others with Control. */
function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}
