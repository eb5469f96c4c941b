import { SignInsScreen } from './sign-ins-screen';

export default function SignInsPage() {
  return <SignInsScreen />;
}
