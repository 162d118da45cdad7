import type { Request } from './request.ts'

/**
 * Returns whether the person was removed from a request: it is anonymized, or its patron was erased while it was open.
 * What arrives about it from then on is stored without texts, names and addresses.
 */
export const isPersonRemoved = ({
  anonymized,
  patronErasedAt,
}: Pick<Request, 'anonymized' | 'patronErasedAt'>): boolean =>
  anonymized !== undefined || patronErasedAt !== undefined
