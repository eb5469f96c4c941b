export { deleteTemplate as DELETE, replaceTemplate as PUT } from '@/lib/server/handlers/templates';
