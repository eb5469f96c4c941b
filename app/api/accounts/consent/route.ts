export { askForConsent as POST } from '@/lib/server/handlers/accounts';
