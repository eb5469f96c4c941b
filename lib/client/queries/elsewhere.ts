import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { elsewhereKey } from '../query-keys';
import { useSession } from './session';

const workspaceNameShape = async () => (await import('@/lib/contract/session')).workspaceName;

/** The other workspace of the viewer in which a conversation is that is missing here. */
export function useElsewhere(conversationId: string) {
  const { workspaces } = useSession();
  return useQuery({
    queryKey: elsewhereKey(conversationId),
    enabled: workspaces.length > 1,
    queryFn: ({ signal }) =>
      read(`/api/conversations/${conversationId}/workspace`, workspaceNameShape, signal),
  });
}
