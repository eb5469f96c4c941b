import { WebhooksScreen } from './webhooks-screen';

export default function WebhooksPage() {
  return <WebhooksScreen />;
}
