export { makeWorkspace as POST, readWorkspaces as GET } from '@/lib/server/handlers/operator';
