export { markSent as POST } from '@/lib/server/handlers/messages';
