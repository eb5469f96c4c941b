import { SetUpScreen } from './set-up-screen';

export default function SetUpPage() {
  return <SetUpScreen />;
}
