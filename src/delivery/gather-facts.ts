import type { Context } from '../borrowing/decision.ts'
import type { Library } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant, PartnerCode } from '../borrowing/values.ts'
import type { Stored } from '../store/ports/stored.ts'
import type { Facts } from './change-plan.ts'
import type { Target } from './change-target.ts'
import { readDecisionContext } from './decision-context.ts'
import type { DepsWithSnapshot } from './deps.ts'

/** The dependencies of `gather`. */
export type Reading<Subject> = {
  /** The dependencies with the configuration snapshot of this attempt. */
  readonly deps: DepsWithSnapshot
  readonly library: Library
  readonly subject: Subject
  readonly now: Instant
  /**
   * Reads the context of the decision.
   *
   * @param partners those that the request does not name yet
   */
  readonly readContext: (
    request: Pick<Request, 'rota' | 'workflow' | 'service'>,
    partners?: readonly PartnerCode[],
  ) => Promise<Context>
}

/** Makes what `gather` reads with. */
export const readingOf = <Subject extends { readonly version: number }>(
  deps: DepsWithSnapshot,
  target: Target<Subject>,
  subject: Subject,
  library: Library,
  attempted: boolean,
): Reading<Subject> => {
  const now = target.at ?? deps.now()
  const { by, message } = target
  return {
    deps,
    library,
    subject,
    now,
    readContext: (request, partners) =>
      readDecisionContext(deps, { library, request, partners, by, now, attempted, message }),
  }
}

/** Reads the context of a request that exists, for plans that need no more. */
export const gatherContext = async ({ subject, readContext }: Reading<Stored<Request>>): Promise<Facts> => ({
  context: await readContext(subject.value),
})
