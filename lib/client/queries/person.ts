import { skipToken, useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { personKey } from '../query-keys';

const personShape = async () => (await import('@/lib/contract/person')).personDetails;

/** What the contact panel shows of a person; nothing is read while there is none. */
export function usePerson(personId: string | null) {
  return useQuery({
    queryKey: personKey(personId ?? ''),
    queryFn:
      personId === null ? skipToken : ({ signal }) => read(`/api/people/${personId}`, personShape, signal),
  });
}
