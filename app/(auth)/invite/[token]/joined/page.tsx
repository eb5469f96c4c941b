import { redirect } from 'next/navigation';

/** Where whoever has joined by their identity provider comes back to; its address says which invitation that was. */
export default function JoinedPage(): never {
  redirect('/inbox');
}
