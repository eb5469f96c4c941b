export { listItems as GET } from '@/lib/server/handlers/bulk-changes';
