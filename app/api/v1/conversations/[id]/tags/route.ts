export { setTags as PUT } from '@/lib/server/handlers/api';
