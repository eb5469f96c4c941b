export { deleteChannel as DELETE, updateChannel as PATCH } from '@/lib/server/handlers/channels';
