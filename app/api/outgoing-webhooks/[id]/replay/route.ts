export { replay as POST } from '@/lib/server/handlers/outgoing-webhooks';
