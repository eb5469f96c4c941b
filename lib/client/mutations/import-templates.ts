import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TemplateImport } from '@/lib/contract/template';
import { write } from '../http';
import { templatesKey } from '../query-keys';

const importedShape = async () => (await import('@/lib/contract/template')).templatesImported;

/** Enters many templates into the catalogue of a channel. */
export function useImportTemplates(channelId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TemplateImport) =>
      write(`/api/channels/${channelId}/templates`, importedShape, { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: templatesKey(channelId) }),
  });
}
