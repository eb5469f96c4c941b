export { readTags as GET } from '@/lib/server/handlers/api';
