export { deleteView as DELETE, replaceView as PUT } from '@/lib/server/handlers/views';
