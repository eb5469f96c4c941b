export { readAgents as GET } from '@/lib/server/handlers/agents';
