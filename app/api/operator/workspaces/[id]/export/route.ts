export { saveExport as GET } from '@/lib/server/handlers/operator';
