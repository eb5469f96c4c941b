export { cancel as POST } from '@/lib/server/handlers/bulk-changes';
