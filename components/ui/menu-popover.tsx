'use client';

import clsx from 'clsx';
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { MenuItem, MenuProps } from './menu';

/** The menu itself; always through `Menu`, which fetches it when it is wanted. */
export default function MenuPopover({
  trigger,
  label,
  items,
  align = 'end',
  isOpen,
  onOpenChange,
}: MenuProps) {
  return (
    <DropdownMenu.Root
      defaultOpen
      {...(isOpen === undefined ? {} : { open: isOpen })}
      onOpenChange={(opens) => onOpenChange?.(opens)}
      modal={false}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="floating z-(--z-popover) max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-rise overflow-y-auto data-[state=closed]:animate-none rounded-lg p-1"
        >
          {groupsOf(items).map((group, index, groups) => (
            <DropdownMenu.Group key={group[0].key} aria-label={group[0].group}>
              {group[0].group && (
                <DropdownMenu.Label className="px-2 pt-2 pb-1 text-12 font-medium text-text-3">
                  {group[0].group}
                </DropdownMenu.Label>
              )}
              {group.map((item) => (
                <Item key={item.key} item={item} />
              ))}
              {endsHere(group, groups[index + 1]) && (
                <DropdownMenu.Separator className="mx-2 my-1 h-px bg-line" />
              )}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type Group = [MenuItem, ...MenuItem[]];

/** Neighbours of one group together; each of those that belong to none stands alone. */
function groupsOf(items: readonly MenuItem[]): Group[] {
  return items.reduce<Group[]>((groups, item) => {
    const last = groups.at(-1);
    if (item.group !== undefined && last?.[0].group === item.group) last.push(item);
    else groups.push([item]);
    return groups;
  }, []);
}

/** A heading says where a group begins; where it ends has to be seen unless the next one has a heading, too. */
function endsHere(group: Group, next: Group | undefined): boolean {
  return group[0].group !== undefined && next !== undefined && next[0].group === undefined;
}

function Item({ item }: { readonly item: MenuItem }) {
  const isToggle = item.isOn !== undefined;
  return (
    <DropdownMenu.Item
      aria-current={item.isChosen || undefined}
      {...(isToggle && { role: 'menuitemcheckbox', 'aria-checked': item.isOn })}
      onSelect={(event) => {
        if (isToggle) event.preventDefault();
        item.onSelect();
      }}
      className={clsx(
        'flex min-h-7.5 cursor-default items-center gap-2 rounded-sm px-2 py-1 outline-none data-highlighted:bg-accent-tint-2 pointer-coarse:min-h-11',
        item.isDanger ? 'text-danger-text' : 'text-text [&_svg]:text-text-3',
      )}
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {item.label}
      </span>
      {item.end && <span className="text-12 text-text-3">{item.end}</span>}
      {(item.isChosen || item.isOn) && <Check size={14} />}
    </DropdownMenu.Item>
  );
}
