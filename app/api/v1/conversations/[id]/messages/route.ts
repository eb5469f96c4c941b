export { readMessages as GET, sendMessage as POST } from '@/lib/server/handlers/api';
