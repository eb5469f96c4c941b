export { deleteTag as DELETE, updateTag as PATCH } from '@/lib/server/handlers/tags';
