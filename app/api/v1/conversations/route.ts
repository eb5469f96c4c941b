export { beginConversation as POST, readConversations as GET } from '@/lib/server/handlers/api';
