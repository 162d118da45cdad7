import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../api/api-context.tsx'
import type { RequestView } from '../../../api/types.ts'
import { useEventWords } from '../panels/event-in-words.ts'
import type { TimelineEventItem } from '../panels/exchanges.ts'
import { timelineQuery } from '../request-queries.ts'

/** Returns whether an event is the offer of a partner, or staff recorded it as one. */
const isOffer = ({ input }: TimelineEventItem): boolean =>
  input.name === 'conditional' ||
  (input.name === 'record_partner_event' && Object(Object(input.data).event).type === 'conditional')

/**
 * Returns what the lender wrote with the offer that is open, from the history of the request: once the words were read
 * they are no attention any more.
 *
 * @param isAsked false where the words stand elsewhere
 */
export const useWordsOfOffer = (
  request: RequestView,
  isAsked: boolean,
): { readonly at: string; readonly text: string } | undefined => {
  const inWords = useEventWords(request.rota)
  const { data = [] } = useQuery({ ...timelineQuery(useApi(), request.number), enabled: isAsked })
  const active = request.rota.find(({ state }) => state === 'active')?.id
  const offer = data
    .filter((item) => item.kind === 'event')
    .filter((event) => event.entry === active && isOffer(event))
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .at(-1)
  const text = offer === undefined ? undefined : inWords(offer).note
  return !isAsked || offer === undefined || text === undefined ? undefined : { at: offer.at, text }
}
