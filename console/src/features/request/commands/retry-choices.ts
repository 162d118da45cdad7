import type { components } from '@lendwire/client'
import type { RequestView } from '../../../api/types.ts'

/** What a retry asks for in place of what was asked before. */
export type RetryChanges = NonNullable<components['schemas']['CommandRetry']['changes']>

type Offer = NonNullable<Extract<NonNullable<RequestView['negotiation']>, { kind: 'retry' }>['offer']>

/** One thing that a partner offers in place of what was asked for, and where it stands in a retry. */
type RetryChoice = {
  readonly name: Exclude<keyof Offer, 'deliveryMethods' | 'couriers'>
  readonly options: readonly string[]
  readonly read: (changes: RetryChanges) => string | undefined
  readonly write: (changes: RetryChanges, value: string | undefined) => RetryChanges
}

const ofService = (
  name: RetryChoice['name'],
  member: 'type' | 'format' | 'level' | 'paymentMethod',
): Omit<RetryChoice, 'options'> => ({
  name,
  read: ({ service }) => service?.[member],
  write: (changes, value) => ({ ...changes, service: { ...changes.service, [member]: value } }),
})

/** A retry names its whole citation: what is not chosen stays as it was asked. */
const ofCitation = (
  name: RetryChoice['name'],
  member: 'edition' | 'supplierRecordId',
  asked: RequestView['citation'],
): Omit<RetryChoice, 'options'> => ({
  name,
  read: ({ citation }) => (citation?.[member] === asked[member] ? undefined : citation?.[member]),
  write: (changes, value) => ({
    ...changes,
    citation: { ...asked, ...changes.citation, [member]: value ?? asked[member] },
  }),
})

/** Returns what can be chosen of the open offer of a partner, each as the partner names it. */
export const retryChoices = ({ negotiation, citation }: RequestView): readonly RetryChoice[] => {
  const offer = negotiation?.kind === 'retry' ? negotiation.offer : undefined
  if (offer === undefined) return []
  const ways: readonly Omit<RetryChoice, 'options'>[] = [
    ofCitation('editions', 'edition', citation),
    {
      name: 'volumes',
      read: (changes) => changes.citation?.volumes?.[0],
      write: (changes, value) => ({
        ...changes,
        citation: {
          ...citation,
          ...changes.citation,
          volumes: value === undefined ? citation.volumes : [value],
        },
      }),
    },
    ofCitation('recordId', 'supplierRecordId', citation),
    ofService('serviceType', 'type'),
    ofService('formats', 'format'),
    ofService('serviceLevels', 'level'),
    ofService('paymentMethods', 'paymentMethod'),
  ]
  return ways.flatMap((way) => {
    const options = [...new Set([offer[way.name]].flat().filter((value) => value !== undefined))]
    return options.length === 0 ? [] : [{ ...way, options }]
  })
}

/** Returns the retry that takes what the partner offers: the first of each. */
export const firstRetryChanges = (request: RequestView): RetryChanges | undefined => {
  const choices = retryChoices(request)
  return choices.length === 0
    ? undefined
    : choices.reduce<RetryChanges>((changes, { options, write }) => write(changes, options[0]), {})
}
