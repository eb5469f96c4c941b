export { connectAccount as POST, readAccounts as GET } from '@/lib/server/handlers/accounts';
