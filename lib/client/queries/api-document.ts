import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { apiDocumentKey } from '../ledger-keys';

const openApiDocumentShape = async () => (await import('@/lib/contract/openapi')).openApiDocument;

/** What programs may ask Foyer. It changes only with Foyer itself. */
export function useApiDocument() {
  return useQuery({
    queryKey: apiDocumentKey,
    queryFn: ({ signal }) => read('/api/v1/openapi.json', openApiDocumentShape, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
