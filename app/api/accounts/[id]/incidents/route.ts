export { readIncidents as GET } from '@/lib/server/handlers/accounts';
