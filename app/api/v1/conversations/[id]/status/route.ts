export { setStatus as PUT } from '@/lib/server/handlers/api';
