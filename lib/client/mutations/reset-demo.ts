import { useMutation } from '@tanstack/react-query';
import { write } from '../http';

/** Puts the whole demo back to its beginning, for everybody who looks at it. */
export function useResetDemo() {
  return useMutation({ mutationFn: () => write('/api/demo/reset', null, { method: 'POST' }) });
}
