export { deleteNote as DELETE, updateNote as PATCH } from '@/lib/server/handlers/notes';
