export { callAdmin as POST } from '@/lib/server/handlers/operator';
