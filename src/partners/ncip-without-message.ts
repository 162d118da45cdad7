import { type Fault, textFault } from '../problem.ts'
import type { Reply } from './incoming-message.ts'

/** A fault of reading, as the codec of NCIP lists it. */
type ReadFault = { readonly kind: string; readonly path: string; readonly message: string }

/** The Problem that answers XML which holds no message of NCIP (NCIP 2.02, Problem Type). */
type RefusalWithoutMessage = {
  readonly type: 'Needed Data Missing' | 'Unknown Service'
  readonly element: string
  readonly detail: string
}

/** Input in which no message was found: it is no NCIP, or NCIP that is refused. */
type WithoutMessage =
  | { readonly kind: 'unreadable'; readonly faults: readonly Fault[] }
  | { readonly kind: 'rejected'; readonly summary: string; readonly reason: string; readonly reply: Reply }

const refusalOf = (faults: readonly ReadFault[]): RefusalWithoutMessage | undefined => {
  if (!faults.some(({ kind, path }) => kind === 'missing_element' && path === 'NCIPMessage')) return undefined
  const unknown = faults.find(({ kind, path }) => kind === 'unknown_element' && !path.includes('/'))
  return unknown === undefined
    ? { type: 'Needed Data Missing', element: 'NCIPMessage', detail: 'It holds no message.' }
    : { type: 'Unknown Service', element: unknown.path, detail: 'NCIP has no such service.' }
}

/**
 * Classifies input in which no message was found: as NCIP where its root is NCIPMessage, otherwise as unreadable, since no
 * answer of NCIP fits.
 *
 * @param faults of reading it
 * @param reply writes the Problem that answers it
 */
export const classifyWithoutMessage = (
  faults: readonly ReadFault[],
  reply: (refusal: RefusalWithoutMessage) => Reply,
): WithoutMessage => {
  const refusal = refusalOf(faults)
  if (refusal === undefined)
    return {
      kind: 'unreadable',
      faults: faults.map(textFault),
    }
  const summary = refusal.element.slice(0, 60)
  return { kind: 'rejected', summary, reason: `${refusal.type}: ${summary}`, reply: reply(refusal) }
}
