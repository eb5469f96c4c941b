export { createAgent as POST, readAgents as GET } from '@/lib/server/handlers/agents';
