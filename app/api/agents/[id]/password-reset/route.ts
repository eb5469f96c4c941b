export { createPasswordReset as POST } from '@/lib/server/handlers/password-resets';
