export { editAccount as PATCH, endAccount as DELETE } from '@/lib/server/handlers/accounts';
