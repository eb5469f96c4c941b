export { change as PATCH, remove as DELETE } from '@/lib/server/handlers/outgoing-webhooks';
