export { readWebhook as POST } from '@/lib/server/handlers/webhooks';
