export { updateTeamRights as PUT } from '@/lib/server/handlers/channels';
