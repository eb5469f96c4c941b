export { tryAccount as POST } from '@/lib/server/handlers/accounts';
