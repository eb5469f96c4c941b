export { writeNote as POST } from '@/lib/server/handlers/api';
