export { setNeedsReply as PUT } from '@/lib/server/handlers/conversations';
