export { list as GET } from '@/lib/server/handlers/audit';
