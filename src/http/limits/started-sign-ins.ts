import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { Services } from '../services.ts'

/**
 * Refuses to start a sign-in where too many were started from the same source in this minute: anybody may start one, and
 * each is stored. `Problem` rate_limited.
 */
export const limitStartedSignIns = ({ rateLimits }: Pick<Services, 'rateLimits'>, source: string): void => {
  if (rateLimits.mayStartSignIn(source)) return
  throw new Problem('rate_limited', reason('problem.too_many_sign_ins'))
}
