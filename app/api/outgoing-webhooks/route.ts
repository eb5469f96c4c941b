export { list as GET, make as POST } from '@/lib/server/handlers/outgoing-webhooks';
