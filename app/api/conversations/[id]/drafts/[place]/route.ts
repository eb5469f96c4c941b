export { remove as DELETE, save as PUT } from '@/lib/server/handlers/drafts';
