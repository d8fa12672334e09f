import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';

// How people know an agency; its id until the directory has answered.
export function useAgencyName(agency: string): string {
  const found = useQuery({
    queryKey: ['agency', agency],
    queryFn: () => answer(api.GET('/v1/agencies/{agency}', { params: { path: { agency } } })),
    staleTime: 600_000,
    enabled: agency !== '',
  });
  return found.data?.displayName ?? agency;
}
