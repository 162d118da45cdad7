import type { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import type { Library } from '../../borrowing/library.ts'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { libraryOfNumber, type RequestId, RequestNumber } from '../../borrowing/values.ts'
import { sha256 } from '../../hash.ts'
import type { AnswerPage, AnswerSettings } from '../../partners/answer-link.ts'
import type { PageWords } from '../../partners/answer-words.ts'
import type { Partner } from '../../partners/partner.ts'
import type { Services } from '../services.ts'

/** The letter and request of a usable link. */
export type Followed = {
  readonly kind: 'open'
  readonly letter: string
  readonly requestId: RequestId
  readonly library: Library
  readonly partner: Partner
  readonly email: AnswerSettings
  readonly request: Request
  readonly entry: Entry
  readonly events: readonly RecordedEvent[]
  readonly page: AnswerPage
  readonly words: PageWords
}

/** Why a link cannot be used, and the language to say it in. */
export type NotFollowed = {
  readonly kind: 'closed'
  readonly status: 404 | 410 | 429
  readonly why: 'forged' | 'expired' | 'gone' | 'tooMany'
  readonly words: PageWords
}

/**
 * Follows a link in a letter: to the request and entry that it was signed for, and to nothing else.
 *
 * @param mayGoOn says whether the link may be used once more, by its hash
 * @param otherwise what the page says where the link names no partner
 */
export const follow = async (
  { store, configuration, answerLinks }: Pick<Services, 'store' | 'configuration' | 'answerLinks'>,
  token: string,
  mayGoOn: (link: string) => boolean | Promise<boolean>,
  otherwise: PageWords,
): Promise<Followed | NotFollowed> => {
  const link = await answerLinks.follow(token)
  if (link.kind === 'forged') return { kind: 'closed', status: 404, why: 'forged', words: otherwise }
  const snapshot = await configuration.snapshot()
  const partner = snapshot.partner(link.partner)
  const email = partner === null ? undefined : answerLinks.settings(partner)
  const words = email === undefined ? otherwise : answerLinks.words(email.language)
  const closed = (status: NotFollowed['status'], why: NotFollowed['why']): NotFollowed => ({
    kind: 'closed',
    status,
    why,
    words,
  })
  if (!(await mayGoOn(sha256(token)))) return closed(429, 'tooMany')
  if (link.kind === 'expired') return closed(410, 'expired')
  if (partner === null || email?.links !== true) return closed(410, 'gone')
  const { requestId, letter } = link
  const number = RequestNumber.parse(requestId.slice(0, requestId.lastIndexOf('-')))
  const code = libraryOfNumber(number)
  const request = (await store.loadRequest(code, number))?.value
  const entry = request?.rota.find(
    ({ id, partner: entryPartner, requestIds }) =>
      id === link.entry && entryPartner === link.partner && requestIds.includes(requestId),
  )
  const library = snapshot.findLibrary(code)
  if (request === undefined || entry === undefined || library === null) return closed(410, 'gone')
  const timeline = await store.readTimeline(code, number, ['event'])
  const events = timeline.flatMap((item) => (item.kind === 'event' ? [item.event] : []))
  const page = answerLinks.page(letter, request, entry, events)
  return {
    ...{ kind: 'open', letter, requestId, library, partner, email },
    ...{ request, entry, events, page, words },
  }
}
