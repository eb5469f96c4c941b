export { markAsUnread as PUT } from '@/lib/server/handlers/conversations';
