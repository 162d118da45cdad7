import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import type { Session } from '../../api/types.ts'
import { mailCountQuery } from '../../features/mail-review/mail-queries.ts'

/**
 * Returns how many mails a person is to look at; 0 for who may not.
 *
 * @param isReady whether the numbers of the lists are here: the mails must not hold up the first rows
 */
export const useMailCount = ({ permissions }: Session, isReady: boolean): number => {
  const mails = useQuery({
    ...mailCountQuery(useApi()),
    refetchInterval: 60_000,
    enabled: isReady && permissions.includes('messages:write'),
  })
  return mails.data ?? 0
}
