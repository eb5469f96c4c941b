import clsx from 'clsx';

interface ToggleProps {
  readonly isOn: boolean;
  readonly label: string;
  readonly onToggle: () => void;
}

/** One value of a filter, on or off. */
export function Toggle({ isOn, label, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onToggle}
      className={clsx(
        'inline-flex h-6 max-w-full items-center rounded-full border px-2.5 text-12 pointer-coarse:min-h-11',
        isOn ? 'border-text bg-text text-surface' : 'border-line-strong text-text-2 hover:bg-hover',
      )}
    >
      <span className="truncate" dir="auto">
        {label}
      </span>
    </button>
  );
}
