export { authenticate as GET, authenticate as POST } from '@/lib/server/handlers/auth';
