export { createToken as POST, readTokens as GET } from '@/lib/server/handlers/api-tokens';
