/**
 * The shapes of the server's answers. They are fetched when the first answer is on its way: the first load of the
 * page does without the schema library, which would be a tenth of it.
 */
import type * as z from 'zod/mini';

/** Brings the shape of an answer. */
export type Shape<T> = () => Promise<z.ZodMiniType<T>>;

export const agentShape = async () => (await import('@/lib/contract/agent')).agent;
export const agentListShape = async () => (await import('@/lib/contract/agent')).agentList;
export const bulkAnswerShape = async () => (await import('@/lib/contract/bulk-change')).bulkAnswer;
export const bulkChangeShape = async () => (await import('@/lib/contract/bulk-change')).bulkChange;
export const bulkItemPageShape = async () => (await import('@/lib/contract/bulk-change')).bulkItemPage;
export const cannedReplyShape = async () => (await import('@/lib/contract/canned-reply')).cannedReply;
export const cannedReplyListShape = async () => (await import('@/lib/contract/canned-reply')).cannedReplyList;
export const channelShape = async () => (await import('@/lib/contract/channel')).channel;
export const conversationShape = async () => (await import('@/lib/contract/conversation')).conversation;
export const conversationRowShape = async () => (await import('@/lib/contract/conversation')).conversationRow;
export const conversationPageShape = async () =>
  (await import('@/lib/contract/conversation')).conversationPage;
export const openedConversationShape = async () =>
  (await import('@/lib/contract/conversation')).openedConversation;
export const demoShape = async () => (await import('@/lib/contract/demo')).demo;
export const entryListShape = async () => (await import('@/lib/contract/entry')).entryList;
export const draftShape = async () => (await import('@/lib/contract/draft')).draft;
export const draftListShape = async () => (await import('@/lib/contract/draft')).draftList;
export const errorShape = async () => (await import('@/lib/contract/error')).errorBody;
export const feedBeatShape = async () => (await import('@/lib/contract/event')).feedBeat;
export const feedFrameShape = async () => (await import('@/lib/contract/event')).feedFrame;
export const messageShape = async () => (await import('@/lib/contract/message')).message;
export const messagePageShape = async () => (await import('@/lib/contract/message')).messagePage;
export const noteShape = async () => (await import('@/lib/contract/note')).note;
export const personShape = async () => (await import('@/lib/contract/person')).personDetails;
export const savedViewShape = async () => (await import('@/lib/contract/saved-view')).savedView;
export const teamShape = async () => (await import('@/lib/contract/team')).team;
export const sessionShape = async () => (await import('@/lib/contract/session')).session;
export const workspaceNameShape = async () => (await import('@/lib/contract/session')).workspaceName;
export const tagShape = async () => (await import('@/lib/contract/tag')).tag;
export const whisperShape = async () => (await import('@/lib/contract/presence')).whisper;
