export { list as GET, start as POST } from '@/lib/server/handlers/conversations';
