export { moveMark as PUT } from '@/lib/server/handlers/conversations';
