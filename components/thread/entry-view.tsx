import type { Names } from './activity-sentence';
import { ChangeLines } from './change-lines';
import { type NoteContext, NoteView } from './note-view';
import type { EntryItem } from './timeline';

interface EntryViewProps {
  readonly item: EntryItem;
  readonly names: Names;
  readonly notes: NoteContext;
  /** As short as it can be read where it stands. */
  readonly timeOf: (at: string) => string;
}

/** What stands in a thread and is no message: nobody outside has seen it. */
export function EntryView({ item, names, notes, timeOf }: EntryViewProps) {
  switch (item.kind) {
    case 'changes':
      return <ChangeLines activities={item.activities} names={names} timeOf={timeOf} />;
    case 'note':
      return <NoteView note={item.note} context={notes} timeOf={timeOf} />;
  }
}
