import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WorkspaceChange } from '@/lib/contract/workspace';
import { write } from '../http';
import { workspaceSettingsKey } from '../query-keys';

const settingsShape = async () => (await import('@/lib/contract/workspace')).workspaceSettings;

/** Changes what the workspace decides for everybody. */
export function useChangeWorkspace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: WorkspaceChange) =>
      write('/api/workspace', settingsShape, { method: 'PATCH', body: change }),
    onSettled: () => client.invalidateQueries({ queryKey: workspaceSettingsKey }),
  });
}
