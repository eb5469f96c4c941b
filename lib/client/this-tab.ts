import { newId } from './new-id';

let id: string | undefined;

/** The id of this page, for as long as it is loaded: its stream and its signs of life name the same one. */
export function thisTab(): string {
  id ??= newId();
  return id;
}
