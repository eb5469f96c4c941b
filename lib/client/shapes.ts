/**
 * The shapes of the server's answers. They are fetched when the first answer is on its way: the first load of the
 * page does without the schema library, which would be a tenth of it. One that a single request needs stands beside it.
 */
import type * as z from 'zod/mini';

/** Brings the shape of an answer. */
export type Shape<T> = () => Promise<z.ZodMiniType<T>>;

export const agentShape = async () => (await import('@/lib/contract/agent')).agent;
export const conversationShape = async () => (await import('@/lib/contract/conversation')).conversation;
export const messageShape = async () => (await import('@/lib/contract/message')).message;
export const noteShape = async () => (await import('@/lib/contract/note')).note;
