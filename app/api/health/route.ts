export { readHealth as GET } from '@/lib/server/handlers/health';
