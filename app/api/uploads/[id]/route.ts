export { deleteUpload as DELETE } from '@/lib/server/handlers/uploads';
