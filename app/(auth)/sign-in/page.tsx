import { SignInScreen } from './sign-in-screen';

export default function SignInPage() {
  return <SignInScreen demo={null} />;
}
