import { signInWays } from '@/lib/server/queries/sign-in-ways';
import { ForgotScreen } from './forgot-screen';

export default function ForgotPage() {
  return <ForgotScreen canAsk={signInWays().mail} />;
}
