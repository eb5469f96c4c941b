export { replay as POST } from '@/lib/server/handlers/intake';
