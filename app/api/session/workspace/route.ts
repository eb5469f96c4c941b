export { chooseWorkspace as PUT } from '@/lib/server/handlers/session';
