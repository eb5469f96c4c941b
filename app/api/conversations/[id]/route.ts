export { get as GET } from '@/lib/server/handlers/conversations';
