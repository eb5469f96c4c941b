export { createCannedReply as POST, readCannedReplies as GET } from '@/lib/server/handlers/canned-replies';
