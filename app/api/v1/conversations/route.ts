export { readConversations as GET } from '@/lib/server/handlers/api';
