export { retry as POST } from '@/lib/server/handlers/messages';
