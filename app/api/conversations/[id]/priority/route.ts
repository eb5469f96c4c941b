export { setPriority as PUT } from '@/lib/server/handlers/conversations';
