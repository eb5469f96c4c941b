interface PayloadProps {
  /** Of the heading, in the page. */
  readonly id: string;
  readonly title: string;
  /** As it came or goes. */
  readonly text: string;
}

/** The bytes of something, shown as text whatever they hold. */
export function Payload({ id, title, text }: PayloadProps) {
  return (
    <>
      <h3 id={id} className="pb-1.5 text-12 font-medium text-text-3">
        {title}
      </h3>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        dir="ltr"
        className="max-h-96 overflow-auto rounded-lg border border-line bg-sunken p-3 font-mono text-12 whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text}
      </pre>
    </>
  );
}
