import type { Library } from '../borrowing/library.ts'
import type { NoticeName, NoticeWords } from '../borrowing/notice-words.ts'
import { initialState } from '../borrowing/request/initial-state.ts'
import { Request } from '../borrowing/request/request.ts'
import type { Day, Instant, LibraryCode } from '../borrowing/values.ts'
import type { Mail } from '../partners/mail.ts'
import type { Signer } from '../partners/signer.ts'
import type { Pseudonymize } from '../privacy/installation-key.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { Language } from '../translations/language.ts'
import { type NoticeLinks, renderNotice } from './notice.ts'
import { readUnsubscribed, subscribe, unsubscribe } from './notice-choices.ts'
import { type NoticeRecipient, noticeRecipient, readRecipient, signRecipient } from './recipient.ts'

const dueDate = '2030-05-31'

/** Returns a made-up request for the preview of a notice: it names no real reader, and its links lead nowhere. */
const sampleRequest = ({ code }: Library, name: NoticeName, now: Instant): Request =>
  Request.parse({
    number: 'SAMPLE-0000000000',
    library: code,
    createdAt: now,
    createdBy: { kind: 'system' },
    citation: { title: 'The Well of Echoes', author: 'Holm, Mira' },
    service: { type: name === 'delivered' ? 'copy' : 'loan' },
    patron: { id: 'sample', givenName: 'Sample', surname: 'Reader', email: 'reader@library.example' },
    stage: 'on_loan',
    ...initialState,
    items: [
      {
        id: 1,
        entry: 1,
        hold: 'none',
        ...(name === 'delivered'
          ? { form: 'digital', state: 'received', url: 'https://library.example/sample.pdf' }
          : { form: 'physical', state: 'on_loan', dueDate }),
      },
    ],
    requestIdCount: 1,
    entryCount: 1,
    itemCount: 1,
  })

/** A notice to write: about a request as it is now. */
export type NoticeFacts = {
  readonly request: Request
  readonly library: Library
  /** The status that was reached, or the name of another notice. */
  readonly name: string
  /** The due date that the notice is about, where it is about one. */
  readonly dueDate?: Day | undefined
  /** Words of staff for the patron. */
  readonly note?: string | undefined
  /** The left part of the Message-ID: unique. */
  readonly id: string
  readonly now: Instant
}

/** A notice as it would go out, but that its links lead nowhere. */
export type NoticePreview = {
  readonly language: Language
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Mails to patrons, and the choice of patrons who want none. */
export type Notices = {
  /** Writes a notice; null where there is no address to send it to or from, `unsubscribed` where the patron wants none. */
  readonly render: (facts: NoticeFacts) => Promise<Mail | 'unsubscribed' | null>
  /**
   * Writes a notice about a made-up request.
   *
   * @param words in place of the library's words for it
   */
  readonly preview: (facts: {
    readonly library: Library
    readonly name: NoticeName
    readonly language: Language
    readonly words?: NoticeWords | undefined
    readonly now: Instant
  }) => Promise<NoticePreview>
  /** Reads whom the link in a notice was signed for; null where nobody signed it. */
  readonly readLink: (token: string) => Promise<NoticeRecipient | null>
  readonly recipientOf: (library: LibraryCode, patron: string) => Promise<NoticeRecipient>
  /** Reads since when a patron wants no notices; null where they want them. */
  readonly readUnsubscribed: (recipient: NoticeRecipient) => Promise<Instant | null>
  readonly unsubscribe: (recipient: NoticeRecipient) => Promise<void>
  readonly subscribe: (recipient: NoticeRecipient) => Promise<void>
}

type Parts = {
  readonly store: Pick<DocumentsPort, 'getDocument' | 'putDocuments'>
  readonly sign: Signer
  readonly pseudonymize: Pseudonymize
  readonly publicUrl: () => string
  /** False where the gateway does not know its address from outside: then mails carry no links. */
  readonly sendsLinks: boolean
  readonly now: () => Instant
}

/** Creates what writes notices. */
export const createNotices = (parts: Parts): Notices => {
  const { store, sign, pseudonymize, publicUrl, sendsLinks, now } = parts
  const recipientOf: Notices['recipientOf'] = (library, patron) =>
    noticeRecipient(pseudonymize, library, patron)
  const linksOf = (
    { number }: Request,
    { code, patronPages }: Library,
    token: string,
    language: Language,
  ): NoticeLinks =>
    sendsLinks
      ? {
          unsubscribe: `${publicUrl()}/notices/${token}?lang=${language}`,
          ...(patronPages === undefined
            ? {}
            : { request: `${publicUrl()}/patron/${code}/requests/${number}?lang=${language}` }),
        }
      : {}
  return {
    render: async ({ request, library, name, dueDate, note, id, now: date }) => {
      const { patron } = request
      if (patron?.email === undefined || library.email === undefined) return null
      const recipient = await recipientOf(library.code, patron.id)
      // A file that the patron asked for is no notice: it has no other way to them.
      const isFile = name === 'delivered'
      if (!isFile && (await readUnsubscribed(store, recipient)) !== null) return 'unsubscribed'
      const language = patron.language ?? library.language
      const links = isFile ? {} : linksOf(request, library, await signRecipient(recipient, sign), language)
      const notice = await renderNotice({ request, library, name, dueDate, note, language, links })
      const domain = library.email.split('@').at(-1) ?? 'lendwire'
      return {
        from: { name: notice.library, address: library.email },
        to: { name: notice.patron, address: patron.email },
        subject: notice.subject,
        text: notice.text,
        html: notice.html,
        messageId: `<${id}.${request.number}@${domain}>`,
        date,
        ...(links.unsubscribe === undefined ? {} : { unsubscribe: links.unsubscribe }),
      }
    },
    preview: async ({ library, name, language, words, now: at }) => {
      const request = sampleRequest(library, name, at)
      const own = words ?? library.notices?.[language]?.[name]
      const shown: Library = {
        ...library,
        notices: own === undefined ? undefined : { [language]: { [name]: own } },
      }
      const links = name === 'delivered' ? {} : linksOf(request, library, 'sample', language)
      const dueDate = request.items[0]?.dueDate
      const { subject, text, html } = await renderNotice({
        ...{ request, library: shown, name, dueDate, language, links },
      })
      return { language, subject, text, html }
    },
    readLink: (token) => readRecipient(token, sign),
    recipientOf,
    readUnsubscribed: (recipient) => readUnsubscribed(store, recipient),
    unsubscribe: (recipient) => unsubscribe(store, recipient, now()),
    subscribe: (recipient) => subscribe(store, recipient),
  }
}
