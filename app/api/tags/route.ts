export { createTag as POST, readTags as GET } from '@/lib/server/handlers/tags';
