export { readDocument as GET } from '@/lib/server/handlers/openapi';
