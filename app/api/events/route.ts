export { readEvents as GET } from '@/lib/server/handlers/events';
