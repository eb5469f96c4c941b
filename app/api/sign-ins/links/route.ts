export { endLink as DELETE } from '@/lib/server/handlers/sign-ins';
