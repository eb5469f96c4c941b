export { readAttachment as GET } from '@/lib/server/handlers/attachments';
