export { patchWorkspace as PATCH, readWorkspace as GET } from '@/lib/server/handlers/workspace';
