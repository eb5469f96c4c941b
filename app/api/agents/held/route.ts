export { readHeldCounts as GET } from '@/lib/server/handlers/agents';
