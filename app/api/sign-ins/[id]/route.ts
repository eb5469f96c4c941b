export { endOne as DELETE } from '@/lib/server/handlers/sign-ins';
