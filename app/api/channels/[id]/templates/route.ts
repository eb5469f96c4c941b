export {
  bringTemplates as PUT,
  createTemplate as POST,
  readTemplates as GET,
} from '@/lib/server/handlers/templates';
