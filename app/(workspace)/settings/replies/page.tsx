import { RepliesScreen } from './replies-screen';

export default function RepliesPage() {
  return <RepliesScreen />;
}
