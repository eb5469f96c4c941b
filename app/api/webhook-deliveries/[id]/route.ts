export { delivery as GET } from '@/lib/server/handlers/outgoing-webhooks';
