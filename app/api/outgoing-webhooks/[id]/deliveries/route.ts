export { deliveries as GET } from '@/lib/server/handlers/outgoing-webhooks';
