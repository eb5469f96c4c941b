export { deleteInvitation as DELETE } from '@/lib/server/handlers/invitations';
