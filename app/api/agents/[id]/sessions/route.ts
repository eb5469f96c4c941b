export { signOutEverywhere as DELETE } from '@/lib/server/handlers/agents';
