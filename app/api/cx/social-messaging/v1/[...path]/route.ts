export { readThrough as GET, replyThrough as POST } from '@/lib/server/handlers/pass-through';
