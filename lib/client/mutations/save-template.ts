import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TemplateDraft } from '@/lib/contract/template';
import { write } from '../http';
import { templatesKey } from '../query-keys';

const templateShape = async () => (await import('@/lib/contract/template')).template;

interface Saving {
  /** Null makes a new one. */
  readonly id: string | null;
  readonly draft: TemplateDraft;
}

/** Enters a template into the catalogue of a channel, or puts another in the place of one. */
export function useSaveTemplate(channelId: string) {
  const client = useQueryClient();
  const path = `/api/channels/${channelId}/templates`;
  return useMutation({
    mutationFn: ({ id, draft }: Saving) =>
      id === null
        ? write(path, templateShape, { method: 'POST', body: draft })
        : write(`${path}/${id}`, templateShape, { method: 'PUT', body: draft }),
    onSuccess: () => client.invalidateQueries({ queryKey: templatesKey(channelId) }),
  });
}
