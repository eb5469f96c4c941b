export { createView as POST } from '@/lib/server/handlers/views';
