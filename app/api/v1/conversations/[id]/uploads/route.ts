export { uploadFile as POST } from '@/lib/server/handlers/api';
