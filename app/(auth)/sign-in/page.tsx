import { demo } from '@/lib/contract/demo';
import { type SignInRefusal, signInRefusals } from '@/lib/contract/sign-in';
import { readDemo } from '@/lib/server/handlers/demo';
import { signInWays } from '@/lib/server/queries/sign-in-ways';
import { SignInScreen } from './sign-in-screen';

interface SignInPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** In the demo its people stand below the form; anywhere else there are none. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const response = await readDemo(new Request('http://foyer/api/demo'), { params: Promise.resolve({}) });
  return (
    <SignInScreen
      demo={response.ok ? demo.parse(await response.json()) : null}
      ways={signInWays()}
      refusal={refusalOf(await searchParams)}
    />
  );
}

/** `error` is what next-auth says: of a provider that does not answer, say, or of a way back that another browser began. */
function refusalOf({ refused, error }: Awaited<SignInPageProps['searchParams']>): SignInRefusal | null {
  const known = signInRefusals.find((each) => each === refused);
  return known ?? (error === undefined ? null : 'failed');
}
