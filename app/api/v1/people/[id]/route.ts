export { readPerson as GET } from '@/lib/server/handlers/api';
