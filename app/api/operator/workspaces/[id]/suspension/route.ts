export { resume as DELETE, suspend as PUT } from '@/lib/server/handlers/operator';
