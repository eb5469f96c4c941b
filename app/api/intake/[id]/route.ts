export { reveal as GET } from '@/lib/server/handlers/intake';
