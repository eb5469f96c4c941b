export { createChannel as POST } from '@/lib/server/handlers/channels';
