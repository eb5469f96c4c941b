export { takeInvitation as POST } from '@/lib/server/handlers/invitations';
