import { InboxScreen } from './inbox-screen';

export default function InboxPage() {
  return <InboxScreen />;
}
