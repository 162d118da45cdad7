import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

/** Returns the query of the mails that staff must look at. */
export const mailsToReviewQuery = (api: Api) =>
  queryOptions({ queryKey: ['mails-to-review'], queryFn: () => api.mailsToReview() })

/** Returns the query of their number, which the navigation reads again and again. */
export const mailCountQuery = (api: Api) =>
  queryOptions({ queryKey: ['mails-to-review', 'count'], queryFn: () => api.countMailsToReview() })
