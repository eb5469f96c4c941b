'use client';

import { RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import { type Attached, previewOf, type Standing } from '@/lib/client/attaching';
import type { FileRefusal } from '@/lib/domain/attachment-policy';
import { type Speech, useWords } from '@/lib/words/words-context';
import { FileType } from '../ui/file-type';
import { IconButton } from '../ui/icon-button';

interface FileTrayProps {
  readonly files: readonly Attached[];
  readonly network: string;
  readonly onDetach: (id: string) => void;
  readonly onAgain: (id: string) => void;
}

/** The files that go with what is written, each with how far it is or why it cannot go. */
export function FileTray({ files, network, onDetach, onAgain }: FileTrayProps) {
  const { t } = useWords();
  if (files.length === 0) return null;
  return (
    <ul
      aria-label={t('files.attached')}
      className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-2 px-3 pb-1.5"
    >
      {files.map((file) => (
        <li
          key={file.id}
          className="flex min-w-0 items-center gap-2 rounded-md border border-line bg-surface-2 p-1.5"
        >
          <Look file={file} />
          <span className="min-w-0 flex-1">
            <b className="block truncate text-13 font-medium" dir="auto">
              {file.name}
            </b>
            <Progress file={file} network={network} />
          </span>
          {file.standing.state === 'failed' && (
            <IconButton
              size="sm"
              label={t('files.again', { name: file.name })}
              icon={<RotateCw size={14} />}
              onClick={() => onAgain(file.id)}
            />
          )}
          <IconButton
            size="sm"
            label={t(file.standing.state === 'uploading' ? 'files.cancel' : 'files.remove', {
              name: file.name,
            })}
            icon={<X size={14} />}
            onClick={() => onDetach(file.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function Look({ file }: { readonly file: Attached }) {
  const [isBroken, setBroken] = useState(false);
  const preview = previewOf(file.id);
  if (!preview || isBroken) return <FileType name={file.name} />;
  return (
    <img
      src={preview}
      alt=""
      onError={() => setBroken(true)}
      className="size-10 shrink-0 rounded-sm bg-sunken object-cover"
    />
  );
}

function Progress({ file, network }: { readonly file: Attached; readonly network: string }) {
  const { t, bytes } = useWords();
  const { standing, name, size } = file;
  if (standing.state === 'whole') return <small className="text-12 text-text-3">{bytes(size)}</small>;
  if (standing.state === 'uploading') {
    return (
      <progress
        aria-label={t('files.uploading', { name })}
        value={standing.share}
        max={1}
        className="mt-1.5 block h-1 w-full overflow-hidden rounded-full bg-active [&::-moz-progress-bar]:bg-data [&::-webkit-progress-bar]:bg-active [&::-webkit-progress-value]:bg-data"
      />
    );
  }
  return (
    <small role="alert" className="block text-12 text-danger-text">
      {reasonOf(standing, t, network)}
    </small>
  );
}

/** As the networks count them. */
const MEGABYTE = 1_048_576;

/** Why a file cannot go, with the network's rule in words. */
function reasonOf(
  standing: Extract<Standing, { state: 'failed' | 'refused' }>,
  t: Speech['t'],
  network: string,
): string {
  if (standing.state === 'failed') return t(`error.${standing.failure}`);
  return refusalWords(standing.reason, t, network);
}

function refusalWords(reason: FileRefusal, t: Speech['t'], network: string): string {
  switch (reason.refusal) {
    case 'file-empty':
      return t('files.empty');
    case 'files-not-taken':
      return t('refusal.files-not-taken', { network });
    case 'file-too-large':
      return t(`files.tooLarge.${reason.kind}`, {
        network,
        limit: t('size.megabytes', { n: reason.limit / MEGABYTE }),
      });
    case 'file-kind-not-taken':
      return reason.types === null
        ? t(`files.notTaken.${reason.kind}`, { network })
        : t(`files.onlySome.${reason.kind}`, { network, types: reason.types.map(shortType).join(', ') });
  }
}

/** `image/jpeg` as people say it. */
function shortType(type: string): string {
  return (type.split('/')[1] ?? type).replace('quicktime', 'mov').replace('mpeg', 'mp3').toUpperCase();
}
