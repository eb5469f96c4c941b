import { useMutation } from '@tanstack/react-query';
import { saveDraftsNow } from '../draft-sync';
import { write } from '../http';

interface Switching {
  readonly workspaceId: string;
  /** Where to go in it. */
  readonly href: string;
}

/**
 * Takes the viewer to another workspace of theirs, in all tabs of this browser. A whole page load, so that nothing of
 * the former one stays in memory; Back does not return to it.
 */
export function useSwitchWorkspace() {
  return useMutation({
    mutationFn: async ({ workspaceId }: Switching) => {
      await saveDraftsNow();
      await write('/api/session/workspace', null, { method: 'PUT', body: { workspaceId } });
    },
    onSuccess: (_, { href }) => window.location.replace(href),
  });
}
