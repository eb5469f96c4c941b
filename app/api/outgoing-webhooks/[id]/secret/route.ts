export { renewSecret as POST } from '@/lib/server/handlers/outgoing-webhooks';
