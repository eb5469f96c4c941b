export { beat as POST } from '@/lib/server/handlers/presence';
