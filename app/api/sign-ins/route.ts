export { endOthers as DELETE, readSignIns as GET } from '@/lib/server/handlers/sign-ins';
