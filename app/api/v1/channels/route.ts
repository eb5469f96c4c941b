export { readChannels as GET } from '@/lib/server/handlers/api';
