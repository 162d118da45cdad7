import type { Request } from '../borrowing/request/request.ts'
import type { Actor, Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import type { Stored } from '../store/ports/stored.ts'
import type { Deps, DepsWithSnapshot } from './deps.ts'

/** The actor and the time of a change. */
type Occasion = {
  readonly library: LibraryCode
  readonly by: Actor
  /** The time of the change; the time of each attempt by default. */
  readonly at?: Instant
  /** The id of the message that causes the change. */
  readonly message?: string
}

/**
 * The subject that the caller has read already. Only the first attempt uses it, and only if no other change is under
 * way.
 */
type Preloaded<Subject> = {
  readonly deps?: DepsWithSnapshot
  readonly subject?: Subject | undefined
}

/** The request to change: what to lock, and how to load what the plan starts from. */
export type Target<Subject extends { readonly version: number }> = Occasion & {
  readonly kind: 'existing' | 'new'
  readonly number: RequestNumber
  readonly load: (deps: Pick<Deps, 'store'>) => Promise<Subject | null>
  readonly preloaded?: Preloaded<Subject>
}

/** A request that does not exist yet: it is created under this number. */
export type NewRequest = { readonly number: RequestNumber; readonly version: 0 }

/** Targets a request that exists. `preloaded` saves the first attempt a read. */
export const existingRequest = (
  about: Occasion & { readonly number: RequestNumber },
  preloaded: Preloaded<Stored<Request>> = {},
): Target<Stored<Request>> => ({
  ...about,
  kind: 'existing',
  preloaded,
  load: ({ store }) => store.loadRequest(about.library, about.number),
})

/**
 * Targets a request that does not exist yet.
 *
 * @param nextNumber returns a number for each attempt: another one is tried where the first is taken
 */
export const newRequest = (
  about: Occasion,
  nextNumber: () => RequestNumber,
  preloaded: Preloaded<NewRequest> = {},
): Target<NewRequest> => {
  const first = nextNumber()
  const numbers = [first]
  return {
    ...about,
    kind: 'new',
    number: first,
    preloaded,
    load: async () => ({ number: numbers.pop() ?? nextNumber(), version: 0 }),
  }
}
