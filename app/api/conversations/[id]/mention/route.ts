export { setMention as PUT } from '@/lib/server/handlers/notes';
