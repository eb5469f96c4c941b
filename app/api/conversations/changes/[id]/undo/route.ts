export { undo as POST } from '@/lib/server/handlers/bulk-changes';
