'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Member, membersOf, typeOf } from '@/lib/client/schema-outline';
import type { OpenApiContent, OpenApiDocument, OpenApiOperation } from '@/lib/contract/openapi';
import { useWords } from '@/lib/words/words-context';
import { Chip } from '../ui/chip';

/** What programs may ask, drawn from the document that programs read themselves. */
export default function ApiReference({ document }: { readonly document: OpenApiDocument }) {
  const { t } = useWords();
  return (
    <>
      <p className="pb-3 text-text-3">
        {t('api.referenceLead')}{' '}
        <bdi className="font-mono text-12 break-all text-text-2">{document.servers[0]?.url}</bdi>
      </p>
      <Disclosures>
        {Object.entries(document.paths).flatMap(([path, methods]) =>
          Object.entries(methods).map(([method, operation]) => (
            <Operation key={operation.operationId} {...{ path, method, operation }} />
          )),
        )}
      </Disclosures>
      <h3 className="pt-5 pb-2 font-semi">{t('api.shapes')}</h3>
      <Disclosures>
        {Object.entries(document.components.schemas).map(([name, schema]) => (
          <Disclosure key={name} title={<span className="font-mono text-12 font-medium">{name}</span>}>
            <Members members={membersOf(schema)} />
          </Disclosure>
        ))}
      </Disclosures>
    </>
  );
}

interface OperationProps {
  readonly path: string;
  readonly method: string;
  readonly operation: OpenApiOperation;
}

function Operation({ path, method, operation }: OperationProps) {
  const { t } = useWords();
  const { summary, description, parameters, requestBody, responses } = operation;
  const isAnswer = ([status]: [string, unknown]) => status < '300';
  const [, answer] = Object.entries(responses).find(isAnswer) ?? [];
  const refusals = Object.entries(responses).filter((entry) => !isAnswer(entry));
  return (
    <Disclosure title={<OperationTitle {...{ path, method, operation }} />}>
      <h3 className="font-semi">{summary}</h3>
      <p className="mt-1 max-w-[68ch] text-text-2">
        <WithCode text={description} />
      </p>
      {parameters.length > 0 && (
        <Part title={t('api.parameters')}>
          <Members
            members={parameters.map(({ name, in: place, schema, required }) => ({
              // As the path above writes them: the query may have one of the same name.
              name: place === 'path' ? `{${name}}` : name,
              ...{ type: typeOf(schema), isRequired: required, members: [] },
            }))}
          />
        </Part>
      )}
      {requestBody && (
        <Part title={t('api.body')}>
          <Content content={requestBody.content} />
        </Part>
      )}
      {answer && (
        <Part title={t('api.answer')}>
          <Content content={answer.content} />
        </Part>
      )}
      <Part title={t('api.refusals')}>
        <ul className="text-12 text-text-2">
          {refusals.map(([status, { description: said }]) => (
            <li key={status}>
              <span className="me-2 font-mono">{status}</span>
              {said}
            </li>
          ))}
        </ul>
      </Part>
    </Disclosure>
  );
}

function OperationTitle({ path, method, operation }: OperationProps) {
  const { t } = useWords();
  return (
    <>
      <span className="w-8 shrink-0 font-mono text-11 font-medium text-accent-text uppercase">{method}</span>
      <span className="min-w-0 font-mono text-12 break-all">{path}</span>
      <span className="min-w-0 flex-1 truncate text-text-3 max-sm:hidden">{operation.summary}</span>
      <Chip className="ms-auto">{t(`api.scope.${operation['x-scope']}`)}</Chip>
    </>
  );
}

/** What stands between backticks is something to type. */
function WithCode({ text }: { readonly text: string }) {
  const [words = '', code, ...rest] = text.split('`');
  if (code === undefined) return words;
  return (
    <>
      {words}
      <code className="font-mono text-12 text-text">{code}</code>
      <WithCode text={rest.join('`')} />
    </>
  );
}

function Disclosures({ children }: { readonly children: ReactNode }) {
  return <div className="rounded-lg border border-line-strong">{children}</div>;
}

function Disclosure({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <details className="group border-b border-line last:border-0">
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2.5 px-3 py-1.5 hover:bg-active pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} className="shrink-0 text-text-3 group-open:rotate-90 rtl:-scale-x-100" />
        {title}
      </summary>
      <div className="border-t border-line px-4 py-3 sm:ps-9">{children}</div>
    </details>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="mt-3">
      <h4 className="pb-1 text-12 font-medium text-text-3">{title}</h4>
      {children}
    </div>
  );
}

/** JSON is told by its shape; a file has none. */
function Content({ content }: { readonly content: OpenApiContent }) {
  const { t } = useWords();
  if ('*/*' in content) return <p className="text-12 text-text-2">{t('api.file')}</p>;
  return <Shape schema={content['application/json'].schema} />;
}

/** A shape that has a name is told by it; what it holds stands below, once. */
function Shape({ schema }: { readonly schema: Readonly<Record<string, unknown>> }) {
  const members = membersOf(schema);
  if (members.length === 0) return <span className="font-mono text-12">{typeOf(schema)}</span>;
  return <Members members={members} />;
}

function Members({ members }: { readonly members: readonly Member[] }) {
  const { t } = useWords();
  return (
    <ul className="text-12">
      {members.map(({ name, type, isRequired, members: inner }) => (
        <li key={name} className="py-0.5">
          <span className="font-mono font-medium">{name}</span>
          <span className="ms-2 font-mono break-words text-text-3">{type}</span>
          {!isRequired && <span className="ms-2 text-text-3">{t('api.optional')}</span>}
          {inner.length > 0 && (
            <div className="ms-3 border-s border-line ps-3">
              <Members members={inner} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
