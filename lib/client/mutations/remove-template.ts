import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../http';
import { templatesKey } from '../query-keys';

/** Takes a template out of the catalogue of a channel. */
export function useRemoveTemplate(channelId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      write(`/api/channels/${channelId}/templates/${id}`, null, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: templatesKey(channelId) }),
  });
}
