import { IntakeScreen } from './intake-screen';

export default function IntakePage() {
  return <IntakeScreen />;
}
