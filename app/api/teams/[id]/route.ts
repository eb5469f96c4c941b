export { deleteTeam as DELETE, updateTeam as PATCH } from '@/lib/server/handlers/teams';
