import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { workspaceSettingsKey } from '../query-keys';

const settingsShape = async () => (await import('@/lib/contract/workspace')).workspaceSettings;

/** What the workspace decides for everybody. */
export function useWorkspaceSettings() {
  return useQuery({
    queryKey: workspaceSettingsKey,
    queryFn: ({ signal }) => read('/api/workspace', settingsShape, signal),
  });
}
