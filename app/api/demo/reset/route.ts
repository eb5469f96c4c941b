export { restartDemo as POST } from '@/lib/server/handlers/demo';
