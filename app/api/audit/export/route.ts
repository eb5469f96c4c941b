export { exportAll as GET } from '@/lib/server/handlers/audit';
