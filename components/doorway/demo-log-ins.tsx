'use client';

import type { Demo } from '@/lib/contract/demo';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';

interface DemoLogInsProps {
  readonly logIns: Demo['logIns'];
  readonly onChoose: (logIn: Demo['logIns'][number]) => void;
}

/** The people of the demo, each one click away. */
export function DemoLogIns({ logIns, onChoose }: DemoLogInsProps) {
  const { t } = useWords();
  return (
    <section className="mt-5">
      <h2 className="ruled text-12 text-text-3">{t('signIn.demo')}</h2>
      <ul className="mt-4 grid gap-2">
        {logIns.map((logIn) => (
          <li key={logIn.email}>
            <Button size="form" className="w-full justify-start!" onClick={() => onChoose(logIn)}>
              <Avatar name={logIn.name} seed={logIn.email} size={24} />
              <span className="truncate">{logIn.name}</span>
              <span className="ms-auto font-text text-text-3">{t(`role.${logIn.role}`)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
