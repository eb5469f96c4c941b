export { createNote as POST } from '@/lib/server/handlers/notes';
