import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

/** Returns the query of what the person has done since midnight, the newest first. */
export const doneTodayQuery = (api: Api) => {
  const midnight = new Date()
  midnight.setHours(0, 0, 0, 0)
  const from = midnight.toISOString()
  // With the requests: whatever changes them may be an act of this person.
  return queryOptions({ queryKey: ['requests', 'done', from], queryFn: () => api.ownActs(from) })
}
