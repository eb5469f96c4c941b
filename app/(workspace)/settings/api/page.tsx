import { ApiScreen } from './api-screen';

export default function ApiPage() {
  return <ApiScreen />;
}
