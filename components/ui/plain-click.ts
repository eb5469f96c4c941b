/** True for a click that means “go there”, not “open it elsewhere”: links keep their tabs and their downloads. */
export function isPlainClick(event: React.MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
