export { updateOwnRights as PUT } from '@/lib/server/handlers/channels';
