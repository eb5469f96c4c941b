export { readOwnLogins as GET } from '@/lib/server/handlers/own-logins';
