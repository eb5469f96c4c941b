import { TagsScreen } from './tags-screen';

export default function TagsPage() {
  return <TagsScreen />;
}
