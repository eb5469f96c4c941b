export { list as GET, send as POST } from '@/lib/server/handlers/messages';
