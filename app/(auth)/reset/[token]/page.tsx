import { findPasswordReset } from '@/lib/server/queries/find-password-reset';
import { ResetScreen } from './reset-screen';

interface ResetPageProps {
  readonly params: Promise<{ readonly token: string }>;
}

export default async function ResetPage({ params }: ResetPageProps) {
  const { token } = await params;
  const reset = await findPasswordReset(token, new Date());
  return <ResetScreen token={token} email={reset?.email ?? null} />;
}
