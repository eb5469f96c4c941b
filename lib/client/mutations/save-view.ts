import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ViewDraft } from '@/lib/contract/saved-view';
import { write } from '../http';
import { sessionKey } from '../query-keys';

const savedViewShape = async () => (await import('@/lib/contract/saved-view')).savedView;

/** Keeps a list under a name. */
export function useSaveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: ViewDraft) => write('/api/views', savedViewShape, { method: 'POST', body: draft }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
}
