export { removeWorkspace as DELETE } from '@/lib/server/handlers/operator';
