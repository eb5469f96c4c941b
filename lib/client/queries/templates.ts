import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { templatesKey } from '../query-keys';

const templateListShape = async () => (await import('@/lib/contract/template')).templateList;

/** The templates of a channel, by name and language. */
export function useTemplates(channelId: string, isWanted = true) {
  return useQuery({
    enabled: isWanted,
    queryKey: templatesKey(channelId),
    queryFn: ({ signal }) => read(`/api/channels/${channelId}/templates`, templateListShape, signal),
    select: ({ templates }) => templates,
  });
}
