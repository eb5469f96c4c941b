import { demo } from '@/lib/contract/demo';
import { readDemo } from '@/lib/server/handlers/demo';
import { signInWays } from '@/lib/server/queries/sign-in-ways';
import { SignInScreen } from './sign-in-screen';

/** In the demo its people stand below the form; anywhere else there are none. */
export default async function SignInPage() {
  const response = await readDemo(new Request('http://foyer/api/demo'), { params: Promise.resolve({}) });
  return <SignInScreen demo={response.ok ? demo.parse(await response.json()) : null} ways={signInWays()} />;
}
