export { locate as GET } from '@/lib/server/handlers/conversations';
