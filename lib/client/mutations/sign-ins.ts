import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PasswordChange } from '@/lib/contract/sign-in';
import { write } from '../http';
import { signInsKey } from '../query-keys';

/** Signs the viewer out in one browser, or with null in all but this one. */
export function useEndSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) =>
      write(id === null ? '/api/sign-ins' : `/api/sign-ins/${id}`, null, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: signInsKey }),
  });
}

/** The viewer signs in by this identity provider no longer. */
export function useUnlinkIdentity() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (issuer: string) =>
      write(`/api/sign-ins/links?issuer=${encodeURIComponent(issuer)}`, null, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: signInsKey }),
  });
}

/** Changes the viewer's own password; every other session of theirs ends. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PasswordChange) => write('/api/sign-ins/password', null, { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: signInsKey }),
  });
}

/** Signs a colleague out of this workspace in all their browsers. For admins. */
export function useSignOutAgent() {
  return useMutation({
    mutationFn: (agentId: string) => write(`/api/agents/${agentId}/sessions`, null, { method: 'DELETE' }),
  });
}
