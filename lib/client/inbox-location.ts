'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { type ViewFilter, viewNames } from '@/lib/domain/view';
import { narrowingParams, readFilter } from '@/lib/domain/view-address';

/** What the address bar says about the inbox: which list, and which conversation of it is open. */
export interface InboxLocation {
  readonly filter: ViewFilter;
  readonly conversationId: string | null;
}

const ROOT = '/inbox';

/** The address of a place in the inbox. */
export function inboxHref({ filter, conversationId }: InboxLocation): string {
  const params = new URLSearchParams(narrowingParams(filter));
  const path = [ROOT, filter.view, ...(conversationId ? [conversationId] : [])].join('/');
  return params.size > 0 ? `${path}?${params}` : path;
}

/** Reads an address. What it does not understand it leaves out; a view it does not know is all conversations. */
export function parseInboxLocation(pathname: string, params: URLSearchParams): InboxLocation {
  const [, , name, conversationId] = pathname.split('/');
  const view = viewNames.find((known) => known === name) ?? 'all';
  const { filter } = readFilter(view, (parameter) => params.get(parameter));
  return { filter, conversationId: conversationId || null };
}

/** Where in the inbox the viewer is. */
export function useInboxLocation(): InboxLocation {
  const pathname = usePathname();
  const params = useSearchParams();
  return useMemo(() => parseInboxLocation(pathname, new URLSearchParams(params)), [pathname, params]);
}

/** Goes to another place of the inbox without asking the server for the page again: everything needed is here. */
export function goTo(location: InboxLocation): void {
  window.history.pushState(null, '', inboxHref(location));
}
