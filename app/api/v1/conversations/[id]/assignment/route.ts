export { assign as PUT } from '@/lib/server/handlers/api';
