import { LoginScreen } from './login-screen';

export default function LoginPage() {
  return <LoginScreen />;
}
