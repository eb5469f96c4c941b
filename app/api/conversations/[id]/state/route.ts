export { restoreState as PUT } from '@/lib/server/handlers/conversations';
