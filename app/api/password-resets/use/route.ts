export { usePasswordReset as POST } from '@/lib/server/handlers/password-resets';
