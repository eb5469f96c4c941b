export { createInvitation as POST, readInvitations as GET } from '@/lib/server/handlers/invitations';
