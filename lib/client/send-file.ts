import { WORKSPACE_HEADER } from '@/lib/contract/workspace-header';
import { failureOf, RequestFailed } from './http';
import { thisWorkspace } from './this-workspace';

interface Sending {
  /** From 0 to 1, as far as it has left this browser. */
  readonly onProgress: (share: number) => void;
  /** Gives it up. */
  readonly signal: AbortSignal;
}

/**
 * Sends a file to our server as it is. By the older way of asking: `fetch` does not tell how far it is.
 *
 * @param path beginning with /api/
 * @throws RequestFailed; `unreachable` also when it was given up
 */
export async function sendFile(path: string, file: Blob, { onProgress, signal }: Sending): Promise<void> {
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new RequestFailed('unreachable', null, {}));
    request.open('POST', path);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    if (thisWorkspace() !== '') request.setRequestHeader(WORKSPACE_HEADER, thisWorkspace());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = fail;
    request.onabort = fail;
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
  if (status < 200 || status > 299) throw await failureOf(new Response(text, { status }));
}
