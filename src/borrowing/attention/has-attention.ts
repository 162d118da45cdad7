import type { AttentionKind } from '../request/attention.ts'
import type { Request } from '../request/request.ts'

/** Returns whether a request has attention of one of these kinds. */
export const hasAttention = (
  { attention }: Pick<Request, 'attention'>,
  ...kinds: readonly AttentionKind[]
): boolean => attention.some(({ kind }) => kinds.includes(kind))
