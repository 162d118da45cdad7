/** A fault of reading, as the codec of NCIP lists it. */
type ReadFault = { readonly kind: string; readonly path: string }

/** The refusal of XML that holds no message of NCIP, and the element that it is about, shortened. */
type RefusalWithoutMessage = {
  readonly refusal: {
    readonly type: 'Needed Data Missing' | 'Unknown Service'
    readonly element: string
    readonly detail: string
  }
  readonly summary: string
}

/**
 * Classifies input in which no message was found.
 *
 * @param faults of reading it
 * @returns the Problem that answers it (NCIP 2.02, Problem Type); undefined where its root is no NCIPMessage, so that no
 *   answer of NCIP fits
 */
export const refuseWithoutMessage = (faults: readonly ReadFault[]): RefusalWithoutMessage | undefined => {
  if (!faults.some(({ kind, path }) => kind === 'missing_element' && path === 'NCIPMessage')) return undefined
  const unknown = faults.find(({ kind, path }) => kind === 'unknown_element' && !path.includes('/'))
  return unknown === undefined
    ? {
        refusal: { type: 'Needed Data Missing', element: 'NCIPMessage', detail: 'It holds no message.' },
        summary: 'NCIPMessage',
      }
    : {
        refusal: { type: 'Unknown Service', element: unknown.path, detail: 'NCIP has no such service.' },
        summary: unknown.path.slice(0, 60),
      }
}
