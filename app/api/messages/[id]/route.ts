export { discard as DELETE } from '@/lib/server/handlers/messages';
