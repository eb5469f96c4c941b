export { readConversation as GET } from '@/lib/server/handlers/api';
