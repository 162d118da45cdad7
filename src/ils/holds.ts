import { elementsAt, problemsOf, textAt } from 'node-ncip'
import type { WireAnswer } from '../partners/partner-reply.ts'
import type { RenderedMessage } from '../partners/rendered-message.ts'
import { reason } from '../translations/reason.ts'
import type { IlsConnection } from './connection.ts'
import { initiationHeader } from './header.ts'
import type { HoldLookup, IlsSubject } from './ils.ts'
import { userId, written } from './outgoing.ts'
import { problemNames, responseTo } from './reply.ts'
import { dialectOf } from './vendors/read-vendor-settings.ts'

/** Returns whether the system cancels a hold by its own id alone. */
export const cancelsByOwnId = (connection: IlsConnection): boolean =>
  dialectOf(connection).cancelBy === 'own_request'

/**
 * Renders the question which holds the patron of a request has (ANSI/NISO Z39.83-1, Lookup User, RequestedItemsDesired).
 *
 * @returns undefined where the request has no patron
 */
export const askForHolds = ({
  request,
  library,
  connection,
}: Pick<IlsSubject, 'request' | 'library' | 'connection'>): RenderedMessage | undefined =>
  request.patron === undefined
    ? undefined
    : written(
        {
          edition: '2',
          kind: 'LookupUser',
          body: {
            InitiationHeader: initiationHeader(library, connection),
            UserId: userId({ library, connection }, request.patron.id),
            RequestedItemsDesired: true,
          },
        },
        connection,
      )

/**
 * Reads what the system calls the hold on an item.
 *
 * @param id what the system calls the item
 */
export const readHold = (answer: WireAnswer, id: string): HoldLookup => {
  const parsed = responseTo('LookupUser', answer)
  if ('unclear' in parsed) return { kind: 'not_named', reason: parsed.unclear }
  const problems = problemsOf(parsed.message)
  if (problems.length > 0 || parsed.message.kind === 'Problem')
    return {
      kind: 'not_named',
      reason: reason('reply.expected', {
        expected: reason('reply.what.holds'),
        came: problemNames(problems),
      }),
    }
  const holdId = elementsAt(parsed.message.body, 'RequestedItem')
    .filter((item) => textAt(item, 'ItemId', 'ItemIdentifierValue') === id)
    .map((item) => textAt(item, 'RequestId', 'RequestIdentifierValue'))
    .find((each) => each !== undefined && each !== '')
  return holdId === undefined
    ? {
        kind: 'not_named',
        reason: reason('reply.expected', {
          expected: reason('reply.what.hold_of_item', { id }),
          came: reason('reply.came.nothing'),
        }),
      }
    : { kind: 'named', holdId }
}
