import { useMutation, useQueryClient } from '@tanstack/react-query';
import { moveReadMark } from '../cache';
import { write } from '../http';

interface Reading {
  readonly conversationId: string;
  /** How many of the customer's messages have been seen. */
  readonly readCount: number;
}

/** The viewer has seen a conversation. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ conversationId, readCount }: Reading) =>
      write(`/api/conversations/${conversationId}/read-mark`, null, { method: 'PUT', body: { readCount } }),
    onMutate: ({ conversationId, readCount }) => moveReadMark(client, conversationId, readCount),
  });
}
