export { readDemo as GET } from '@/lib/server/handlers/demo';
