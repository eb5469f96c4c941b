export { createFirstAdmin as POST } from '@/lib/server/handlers/set-up';
