export { readAccountHealth as GET } from '@/lib/server/handlers/accounts';
