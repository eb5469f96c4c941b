export { test as POST } from '@/lib/server/handlers/outgoing-webhooks';
