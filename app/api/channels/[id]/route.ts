export { updateChannel as PATCH } from '@/lib/server/handlers/channels';
