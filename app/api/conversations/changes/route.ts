export { begin as POST } from '@/lib/server/handlers/bulk-changes';
