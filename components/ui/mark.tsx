/** The Foyer mark: an arch with a door ajar. The doorway shows what is behind it. */
export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="currentColor"
      fillRule="evenodd"
      aria-hidden="true"
    >
      <path d="M4 22V10.5a8 8 0 0 1 16 0V22h-3V11.1c0-2.2-1.1-4-3-4.8-2.5.6-4.2 2.4-4.2 4.9V22zM12.2 14a1 1 0 1 1 0 2 1 1 0 0 1 0-2z" />
    </svg>
  );
}
