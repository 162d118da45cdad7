import { problemsOf, readNcip, writeNcip } from 'node-ncip'
import type { Gateway } from '../sender.ts'
import type { Held } from './behaviour.ts'

/** What a system tells of its own accord: a patron has taken an item, or brought it back. */
export type News = 'ItemCheckedOut' | 'ItemCheckedIn'

const InitiationHeader = {
  FromAgencyId: { AgencyId: { value: 'ILS' } },
  ToAgencyId: { AgencyId: { value: 'ILS' } },
}

const written = (news: News, { id, userId = '', dueDate }: Held): string => {
  const ItemId = { ItemIdentifierValue: id }
  return news === 'ItemCheckedIn'
    ? writeNcip({ edition: '2', kind: news, body: { InitiationHeader, ItemId } })
    : writeNcip({
        edition: '2',
        kind: news,
        body: {
          InitiationHeader,
          UserId: { UserIdentifierValue: userId },
          ItemId,
          ...(dueDate === undefined ? { IndeterminateLoanPeriodFlag: true as const } : { DateDue: dueDate }),
        },
      })
}

/**
 * Tells the gateway what happened with an item.
 *
 * @returns whether it was taken; a Problem, or no answer of NCIP, is a no
 */
export const tell = async ({ url, token, headers }: Gateway, news: News, item: Held): Promise<boolean> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/xml; charset="utf-8"',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: written(news, item),
  })
  const answer = readNcip(new Uint8Array(await response.arrayBuffer()))
  return response.ok && answer.ok && problemsOf(answer.message).length === 0
}
