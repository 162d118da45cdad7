import type { LeftOutPart, MessagePart } from '../borrowing/request/left-out.ts'
import type { OperationKind } from '../borrowing/request/operation.ts'
import type { Request } from '../borrowing/request/request.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import type { AnyReason } from '../translations/parameter.ts'

/** A mail that staff can send where a partner cannot be told by message. */
export type NotSendableMail = { readonly to: string; readonly subject: string; readonly text: string }

/** The sender, the recipient and the language. */
type Facts = {
  readonly language: Language
  /** The name of the library. */
  readonly from: string
  /** The names of partners by their codes, and their addresses, of those that have one. */
  readonly partners: Readonly<Record<string, string>>
  readonly mailAddresses: Readonly<Record<string, string>>
}

const sentences: Readonly<Record<Language, Readonly<Record<OperationKind, string>>>> = {
  en: {
    request: 'Please treat this as our request.',
    retry: 'Please look at our request again.',
    cancel: 'Please cancel our request.',
    accept_condition: 'We accept your conditions.',
    decline_condition: 'We do not accept your conditions.',
    received: 'The item has arrived here.',
    renew: 'Please renew the loan.',
    shipped_return: 'The item is on its way back to you.',
    shipped_forward: 'The item has been sent on.',
    status_request: 'Please tell us the status of our request.',
    reminder: 'We are still waiting for your answer.',
    message: 'Please contact us about our request.',
    lost: 'The item is lost. Please tell us what you charge for it.',
    damaged: 'The item is damaged. Please tell us how to proceed.',
    hold_return: 'We would like to keep the item for now. Please tell us if it must go back.',
  },
  de: {
    request: 'Bitte behandeln Sie dies als unsere Bestellung.',
    retry: 'Bitte prüfen Sie unsere Bestellung noch einmal.',
    cancel: 'Bitte stornieren Sie unsere Bestellung.',
    accept_condition: 'Wir nehmen Ihre Bedingungen an.',
    decline_condition: 'Wir nehmen Ihre Bedingungen nicht an.',
    received: 'Der Titel ist hier eingetroffen.',
    renew: 'Bitte verlängern Sie die Ausleihe.',
    shipped_return: 'Der Titel ist auf dem Rückweg zu Ihnen.',
    shipped_forward: 'Der Titel wurde weitergeschickt.',
    status_request: 'Bitte teilen Sie uns den Stand unserer Bestellung mit.',
    reminder: 'Wir warten noch auf Ihre Antwort.',
    message: 'Bitte melden Sie sich zu unserer Bestellung.',
    lost: 'Der Titel ist verloren gegangen. Bitte teilen Sie uns mit, was Sie dafür berechnen.',
    damaged: 'Der Titel ist beschädigt. Bitte teilen Sie uns mit, wie wir verfahren sollen.',
    hold_return: 'Wir möchten den Titel vorerst behalten. Bitte melden Sie sich, wenn er zurück muss.',
  },
}

type PartWords = {
  /** The introduction of what a message had no place for. */
  readonly introduction: string
  readonly labels: Readonly<Record<MessagePart, string>>
  readonly editions: Readonly<Record<string, string>>
}

const partWords: Readonly<Record<Language, PartWords>> = {
  en: {
    introduction: 'Our message to you had no room for the following:',
    labels: {
      note: 'Note',
      service_level: 'Service level',
      format: 'Format',
      copyright_code: 'Copyright',
      page_count: 'Pages in all',
      maximum_cost: 'Highest cost',
      edition: 'Edition',
      identifiers: 'Further identifiers',
      delivery_address: 'Delivery address',
    },
    editions: { any: 'any edition will do', no_other: 'no other edition' },
  },
  de: {
    introduction: 'In unserer Nachricht an Sie war kein Platz für Folgendes:',
    labels: {
      note: 'Bemerkung',
      service_level: 'Dringlichkeit',
      format: 'Format',
      copyright_code: 'Urheberrecht',
      page_count: 'Seiten insgesamt',
      maximum_cost: 'Höchstpreis',
      edition: 'Ausgabe',
      identifiers: 'Weitere Nummern',
      delivery_address: 'Lieferadresse',
    },
    editions: { any: 'jede Ausgabe ist recht', no_other: 'keine andere Ausgabe' },
  },
}

/** The content that could not be sent to a partner: an operation that its protocol cannot express, or a part of one. */
type NotSendable = {
  readonly operation: OperationKind
  readonly entry?: number | undefined
  readonly reason?: AnyReason | undefined
  readonly leftOut?: boolean | undefined
  readonly omittedParts?: readonly LeftOutPart[] | undefined
}

/** Returns what the mail says: the parts that a message could not hold; or a whole operation, and its words. */
const content = (
  { operation, leftOut, reason, omittedParts: parts = [] }: NotSendable,
  language: Language,
): string => {
  const { introduction, labels, editions } = partWords[language]
  const notes = parts.map(({ text }) => text)
  if (leftOut === true)
    return [
      introduction,
      // Attention that an earlier version raised has the names of the parts alone.
      ...(parts.length === 0 && reason !== undefined ? [sentencesIn(language).say(reason)] : []),
      ...parts.map(
        ({ part, text }) => `${labels[part]}: ${part === 'edition' ? (editions[text] ?? text) : text}`,
      ),
    ].join('\n')
  return operation === 'message' && notes.length > 0
    ? notes.join('\n\n')
    : [sentences[language][operation], ...notes].join('\n\n')
}

/**
 * Prepares the mail that tells a partner what its protocol cannot say.
 *
 * @param request the request that it is about
 * @param unsent the operation and the entry of the partner, or what a message that went out had no place for
 * @returns undefined where no address of the partner is known
 */
export const notSendableMail = (
  { rota, citation }: Pick<Request, 'rota' | 'citation'>,
  unsent: NotSendable,
  { language, from, partners, mailAddresses }: Facts,
): NotSendableMail | undefined => {
  const entry = rota.find(({ id }) => id === unsent.entry)
  const to = entry === undefined ? undefined : mailAddresses[entry.partner]
  if (entry === undefined || to === undefined) return undefined
  const title = citation.titleOfComponent ?? citation.title
  const about = [entry.requestIds.at(-1), title].filter((part) => part !== undefined).join(', ')
  const name = partners[entry.partner] ?? entry.partner
  const sentence = content(unsent, language)
  return language === 'de'
    ? {
        to,
        subject: `Fernleihe: ${about}`,
        text: `Liebe Kolleginnen und Kollegen (${name}),\n\nzu unserer Bestellung ${about}:\n\n${sentence}\n\nFreundliche Grüße\n${from}`,
      }
    : {
        to,
        subject: `Interlibrary loan: ${about}`,
        text: `Dear colleagues at ${name},\n\nAbout our request ${about}:\n\n${sentence}\n\nKind regards\n${from}`,
      }
}
