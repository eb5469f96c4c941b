import { HoursScreen } from './hours-screen';

export default function HoursPage() {
  return <HoursScreen />;
}
