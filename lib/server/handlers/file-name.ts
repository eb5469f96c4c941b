import 'server-only';

/** Characters of a name; what follows the last dot is kept. */
const LONGEST = 120;

/**
 * A file's name that is safe to save under and to put into a header: no path, nothing that cannot be seen, nothing
 * that changes the direction of reading (`annexe\u202Efdp.exe` would read as a PDF).
 *
 * @param told by whoever sent the file
 */
export function fileName(told: string): string {
  const visible = told.normalize('NFC').replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
  const plain = visible.replaceAll(/[/\\:*?"<>|]/g, '_').replaceAll(/^[.\s]+|[.\s]+$/g, '');
  return plain === '' ? 'file' : shortened(plain);
}

function shortened(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= LONGEST) return name;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return characters.slice(0, LONGEST - extension.length).join('') + extension;
}

/** The header that tells a browser to show a file, or to save it, under this name (RFC 6266). */
export function contentDisposition(kind: 'inline' | 'attachment', told: string): string {
  const name = fileName(told);
  const ascii = name.replaceAll(/[^\x20-\x7e]|%/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
