export { deleteCannedReply as DELETE, replaceCannedReply as PUT } from '@/lib/server/handlers/canned-replies';
