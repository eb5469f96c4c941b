import { useMutation } from '@tanstack/react-query';
import { write } from '../http';

/** Removes a team; its conversations stay with whoever has them. For admins. */
export function useRemoveTeam() {
  return useMutation({
    mutationFn: (id: string) => write(`/api/teams/${id}`, null, { method: 'DELETE' }),
  });
}
