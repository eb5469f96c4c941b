import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A link or a picture that leads to a file or a heading of ours. */
export interface Link {
  readonly text: string;
  /** Path inside the checkout. */
  readonly file: string;
  /** What stands behind `#`; empty for the file as a whole. */
  readonly heading: string;
}

/** What a document claims about the checkout. */
export interface MarkdownFile {
  /** Path inside the checkout, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly links: readonly Link[];
  /** What stands in backticks within a line. */
  readonly spans: readonly string[];
  /** The lines of fenced blocks. */
  readonly fenced: readonly string[];
  /** Its headings, as links address them. */
  readonly headings: readonly string[];
}

const FENCE = /^```.*\n([\s\S]*?)^```/gm;
/** Text and target; both may hold brackets of their own: an element of a list, a folder of Next. */
const LINK = /\[((?:[^[\]]|\[[^\]]*\])*)\]\(((?:[^()\s]|\([^()]*\))+)\)/g;

/** Every file that git knows, or would know, in a folder. */
export function listFiles(root: string): string[] {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  return list.split('\0').filter((file) => file !== '');
}

/** Reads one document of a checkout. */
export function readMarkdown(root: string, file: string): MarkdownFile {
  return parseMarkdown(file, readFileSync(path.join(root, file), 'utf8'));
}

/** Takes a document apart. `file` is its path inside the checkout. */
export function parseMarkdown(file: string, text: string): MarkdownFile {
  const prose = text.replaceAll(FENCE, '');
  return {
    file,
    text,
    links: linksOf(file, prose),
    spans: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span),
    fenced: [...text.matchAll(FENCE)].flatMap(([, block = '']) => block.split('\n')),
    headings: [...prose.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => addressOf(title)),
  };
}

function linksOf(file: string, prose: string): Link[] {
  return [...prose.matchAll(LINK)].flatMap(([, text = '', target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [place = '', heading = ''] = decodeURI(target).split('#');
    const linked = place === '' ? file : path.posix.join(path.posix.dirname(file), place);
    return [{ text, file: linked, heading }];
  });
}

/** How sites that show Markdown address a heading. */
function addressOf(title: string): string {
  const words = title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
  return words.trim().replaceAll(/\s/g, '-');
}
