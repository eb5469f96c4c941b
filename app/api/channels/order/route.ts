export { putChannelsInOrder as PUT } from '@/lib/server/handlers/channels';
