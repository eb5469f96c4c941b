export { readFile as GET } from '@/lib/server/handlers/api';
