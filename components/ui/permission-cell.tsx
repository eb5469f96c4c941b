import { Ban, Check } from 'lucide-react';

interface PermissionCellProps {
  /** What is permitted to whom, in full. */
  readonly label: string;
  /** `impossible` where the channel itself cannot do it. */
  readonly state: 'on' | 'off' | 'impossible';
  /** Why it cannot be changed here. */
  readonly fixedReason?: string;
  readonly onToggle?: () => void;
}

/** One right in a table: a tick, an empty box or the barred sign. The three differ in shape, not in colour alone. */
export function PermissionCell({ label, state, fixedReason, onToggle }: PermissionCellProps) {
  if (state === 'impossible') {
    return (
      <span
        role="img"
        aria-label={label}
        data-tip={label}
        className="inline-grid size-6 place-items-center text-text-3"
      >
        <Ban size={14} />
      </span>
    );
  }
  return (
    <label
      data-tip={fixedReason}
      className="relative inline-grid size-6 place-items-center rounded-sm align-middle has-focus-visible:outline-(length:--focus-width) has-focus-visible:outline-focus has-enabled:hover:bg-active pointer-coarse:size-11"
    >
      <input
        type="checkbox"
        aria-label={label}
        aria-disabled={onToggle ? undefined : true}
        checked={state === 'on'}
        readOnly={!onToggle}
        onChange={onToggle}
        className="absolute inset-0 appearance-none outline-none"
      />
      <Box isOn={state === 'on'} />
    </label>
  );
}

function Box({ isOn }: { readonly isOn: boolean }) {
  if (!isOn) return <span className="pointer-events-none size-4.5 rounded-xs border border-line-control" />;
  return (
    <span className="pointer-events-none grid size-4.5 place-items-center rounded-xs bg-accent-tint-2 text-accent-text forced-colors:border">
      <Check size={12} />
    </span>
  );
}
