export { takeConsent as GET } from '@/lib/server/handlers/accounts';
