export { readTagCounts as GET } from '@/lib/server/handlers/tags';
