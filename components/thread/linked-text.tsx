import { tokenize } from 'linkifyjs';
import { Fragment } from 'react';

const OPENABLE = /^(?:https?:\/\/|mailto:)/i;

/** The text of a message with its addresses as links. Only text and links: nothing of it is ever read as HTML. */
export function LinkedText({ text }: { readonly text: string }) {
  let at = 0;
  return tokenize(text).map((token) => {
    const key = at;
    const value = token.toString();
    at += value.length;
    const href = token.isLink ? token.toHref('https') : null;
    if (href === null || !OPENABLE.test(href)) return <Fragment key={key}>{value}</Fragment>;
    return (
      <a
        key={key}
        href={href}
        target="_blank"
        rel="noreferrer nofollow"
        className="font-medium text-accent-text underline underline-offset-2"
      >
        {value}
      </a>
    );
  });
}
