export { finishErrand as GET } from '@/lib/server/handlers/own-logins';
