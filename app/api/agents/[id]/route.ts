export { updateAgent as PATCH } from '@/lib/server/handlers/agents';
