export { askForMail as POST } from '@/lib/server/handlers/password-resets';
