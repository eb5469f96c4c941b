/** What one person has to look at: what they hold and is open, and where a note asks them. The number on their tab. */
export function personalCount(views: { mine: number; mentions: number }): number {
  return views.mine + views.mentions;
}
