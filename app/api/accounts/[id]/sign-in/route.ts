export { renewSignIn as PUT } from '@/lib/server/handlers/accounts';
