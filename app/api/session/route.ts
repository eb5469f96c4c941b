export { readSession as GET } from '@/lib/server/handlers/session';
