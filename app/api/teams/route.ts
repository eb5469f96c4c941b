export { createTeam as POST, readTeams as GET } from '@/lib/server/handlers/teams';
