export { mendAccount as POST } from '@/lib/server/handlers/accounts';
