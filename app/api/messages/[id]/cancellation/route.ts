export { cancel as POST } from '@/lib/server/handlers/messages';
