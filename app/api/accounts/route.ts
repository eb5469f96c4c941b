export { readAccounts as GET } from '@/lib/server/handlers/accounts';
