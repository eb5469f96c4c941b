import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { IntakeReplay } from '@/lib/contract/intake';
import { write } from '../http';
import { intakeKey } from '../ledger-keys';

const intakeReplayedShape = async () => (await import('@/lib/contract/intake')).intakeReplayed;

/** Imports deliveries once more. */
export function useReplayEvents() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: IntakeReplay) =>
      write('/api/intake/replay', intakeReplayedShape, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: intakeKey }),
  });
}
