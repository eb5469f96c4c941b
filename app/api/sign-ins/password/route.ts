export { updatePassword as PUT } from '@/lib/server/handlers/sign-ins';
