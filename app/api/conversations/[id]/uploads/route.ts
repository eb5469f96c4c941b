export { createUpload as POST } from '@/lib/server/handlers/uploads';
