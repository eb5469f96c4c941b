export { linkOwnLogin as POST, removeOwnLogin as DELETE } from '@/lib/server/handlers/own-logins';
