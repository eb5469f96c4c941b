import { useMutation } from '@tanstack/react-query';
import type { TeamDraft } from '@/lib/contract/team';
import { write } from '../http';

const teamShape = async () => (await import('@/lib/contract/team')).team;

interface Saving {
  /** Null makes a new one. */
  readonly id: string | null;
  readonly draft: TeamDraft;
}

/** Makes or changes a team; everybody's session tells of it. For admins. */
export function useSaveTeam() {
  return useMutation({
    mutationFn: ({ id, draft }: Saving) =>
      id === null
        ? write('/api/teams', teamShape, { method: 'POST', body: draft })
        : write(`/api/teams/${id}`, teamShape, { method: 'PATCH', body: draft }),
  });
}
