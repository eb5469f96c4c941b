export { updateAvailability as PUT } from '@/lib/server/handlers/session';
