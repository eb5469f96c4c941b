export { snooze as PUT } from '@/lib/server/handlers/conversations';
