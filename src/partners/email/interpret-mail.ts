import {
  type Attachment,
  classify,
  type EventWord,
  type Facts,
  type Mail,
  type OpenQuestion,
  type ProbableMeaning,
  type Reply,
  type ReviewReason,
  readReply,
  type UnclearPoint,
} from '@lendwire/email'
import { itemsOf, unreturnedItems } from '../../borrowing/items/items.ts'
import { questionOf } from '../../borrowing/life-cycle/negotiation.ts'
import { among, sentStages, withItem } from '../../borrowing/life-cycle/stage-groups.ts'
import { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { dayOf, endOfDay, instantOf } from '../../borrowing/time.ts'
import { Day } from '../../borrowing/values.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { MailMeaning, MailSituation } from '../mail-reader.ts'
import { connectionOf } from './connection.ts'
import { dateOrderOf } from './date-order.ts'
import { fileOf } from './mail-file.ts'
import type { ParsedMail } from './parse-mail.ts'

/** Returns every question that the lender has not answered yet. */
const openQuestionsOf = ({ request, entry }: MailSituation): readonly OpenQuestion[] => {
  const isActive = entry.state === 'active'
  const open = isActive ? questionOf(request)?.kind : undefined
  const isOut = unreturnedItems(request, entry.id).length > 0
  // The parcel came without a word, or its file was too large: the shipment is still to be told.
  const isUntold = request.attention.some(
    (each) =>
      (each.kind === 'shipped_without_notice' ||
        (each.kind === 'file_not_passed_on' && each.because === 'too_large')) &&
      each.entry === entry.id,
  )
  // A partner that was left may have sent it all the same: an item of which nobody is told comes into the house.
  const mayHaveSent = !isActive && entry.state !== 'supplied' && entry.shipped !== true
  const questions: readonly (readonly [OpenQuestion, boolean])[] = [
    ['request', isActive && entry.shipped !== true && among(sentStages, request.stage)],
    ['shipment', isUntold || mayHaveSent],
    ['cancel', isActive ? open === 'cancel' : entry.lastOperation === 'cancel'],
    ['renew', open === 'renew'],
    ['shipped_return', entry.returnSent === true && isOut],
  ]
  return questions.flatMap(([question, isOpen]) => (isOpen ? [question] : []))
}

/**
 * Returns whether a further parcel may arrive: only if each earlier item has a name, because a new name could be that
 * of an old one.
 */
const mayShipMore = ({ request, entry }: MailSituation): boolean =>
  entry.state === 'active' &&
  among(withItem, request.stage) &&
  itemsOf(request, entry.id).every((item) => item.partnerItemId !== undefined)

/**
 * Returns the kind of a letter's question. A retry is a request once more; each other kind of letter has another
 * question.
 */
const kindOf = (operation: string): string => (operation === 'retry' ? 'request' : operation)

const leftPart = (messageId: string): string => messageId.slice(1, messageId.lastIndexOf('@'))

/**
 * Returns the reference that a fill-in block must bear: that of the last letter, or of the last one of its kind, since
 * a letter of another kind does not take back what an earlier one asks.
 */
const referenceFor = ({ letters }: MailSituation, borne: string | undefined): string | undefined => {
  const last = new Map(letters.map(({ operation, messageId }) => [kindOf(operation), leftPart(messageId)]))
  return borne !== undefined && [...last.values()].includes(borne)
    ? borne
    : letters.at(-1) && leftPart(letters.at(-1)?.messageId ?? '')
}

/** Returns the due date of a loan, where all its items have the same. */
const dueDateOf = ({ request, entry }: MailSituation): string | undefined => {
  const days = new Set(unreturnedItems(request, entry.id).map(({ dueDate }) => dueDate))
  const [day] = days
  return days.size === 1 ? day : undefined
}

const factsOf = (situation: MailSituation, files: number, borne: string | undefined): Facts => {
  const { request, entry, library, partner, now } = situation
  const type = entry.changes?.service?.type ?? request.service.type
  const { title, author, titleOfComponent, authorOfComponent } = {
    ...request.citation,
    ...entry.changes?.citation,
  }
  return {
    openQuestions: openQuestionsOf(situation),
    service: type === 'copy' || (type === 'copy_or_loan' && files > 0) ? 'copy' : 'loan',
    itemsOut: unreturnedItems(request, entry.id).length > 0,
    mayShipMore: mayShipMore(situation),
    today: dayOf(now, library.timeZone),
    dateOrder: dateOrderOf(connectionOf(partner)),
    currency: partner.currency,
    citation: [title, author, titleOfComponent, authorOfComponent].filter(Boolean).join(' '),
    reference: referenceFor(situation, borne),
    dueDate: dueDateOf(situation),
  }
}

/** The most that somebody writes beside a file that holds the words: “Please see the attachment.” */
const longestHint = 60

/** Returns why a mail waits: where it says hardly anything, and a file may hold its words, what kind of file that is. */
const whyOf = (review: ReviewReason, { written }: Reply, { attachments }: Mail): AnyReason => {
  const file =
    written.length <= longestHint ? attachments.find(({ unreadable }) => unreadable !== undefined) : undefined
  return reason(`kept_message.${file?.unreadable ?? review}`)
}

/** Characters of the words that hold a date in doubt. */
const longestDoubt = 200

const dayBefore = 86_399_000

/** Events whose price is a member of its own; others list their costs. */
const withTerms: readonly EventWord[] = ['conditional', 'shipped', 'retry_possible']

/**
 * Returns the event in the core's words; what it has no place for is left out, since the note holds all that was
 * written.
 */
const eventOf = (
  { event, details }: ProbableMeaning,
  unclear: readonly UnclearPoint[],
  { library }: MailSituation,
): PartnerEvent | undefined => {
  const { after, asks: _, dueDateDoubt, cost, credits = [], ...rest } = details
  const isOffer = withTerms.includes(event)
  const costs = [
    ...(cost === undefined || (isOffer && credits.length === 0)
      ? []
      : [{ ...cost, kind: isOffer ? 'offered' : 'charged' }]),
    ...credits.map((credit) => ({ ...credit, kind: 'credit' })),
  ]
  const others = unclear.filter(({ about }) => about !== 'due_date')
  const due = unclear.find(({ about }) => about === 'due_date')
  return PartnerEvent.safeParse({
    ...(event === 'shipped' ? { items: [] } : {}),
    ...(event === 'conditional' ? { conditions: [] } : {}),
    ...rest,
    ...(others.length === 0 ? {} : { unclear: others }),
    ...(dueDateDoubt === undefined
      ? {}
      : {
          dueDateDoubt: {
            text: (due?.text || dueDateDoubt.words).slice(0, longestDoubt).toWellFormed(),
            readings: dueDateDoubt.readings,
          },
        }),
    ...(cost === undefined || !isOffer ? {} : { cost }),
    ...(costs.length === 0 ? {} : { costs }),
    ...(after === undefined
      ? {}
      : { after: instantOf(Date.parse(endOfDay(Day.parse(after), library.timeZone)) - dayBefore) }),
    type: event,
  }).data
}

/** As many items as an event may name. */
const maxFiles = 100

const isFile = ({ sniffedType, related }: Attachment): boolean =>
  !related && /^(application\/pdf|image\/(tiff|vnd\.djvu))$/.test(sniffedType ?? '')

/** Returns the file of a delivery that is not kept: one that is too large, or of a mail that was cut off. */
const tooLarge = (files: readonly Attachment[], cutAt: number | undefined, largest: number) => {
  if (cutAt !== undefined) return { limit: Math.min(cutAt, largest) }
  const file = files.find(({ size }) => size > largest)
  return file && { size: file.size, limit: largest }
}

/**
 * Interprets a mail of the partner, given its request. Nothing is guessed: what is not
 * understood, or does not fit what is open, is for staff.
 *
 * @param cutAt the limit in bytes at which the mail was cut off; left out where it is whole. Its words count, its files do not
 */
export const interpretMail = (
  { mail }: Pick<ParsedMail, 'mail'>,
  situation: MailSituation,
  cutAt?: number,
): MailMeaning => {
  const reply = readReply(
    mail,
    situation.letters.flatMap(({ texts }) => texts),
  )
  const facts = factsOf(situation, reply.files.length, reply.fillIn?.fields.reference)
  const classification = classify(reply, facts)
  const { sentences, unclear } = classification
  const kept = sentences.map(({ text, means, edition }) => ({
    text,
    means: [...means],
    ...(edition === undefined ? {} : { edition }),
  }))
  const review = (why: AnyReason, probable?: PartnerEvent): MailMeaning => ({
    kind: 'review',
    why,
    probable,
    sentences: kept,
  })
  if ('review' in classification) {
    const { probable } = classification
    const event = probable === undefined ? undefined : eventOf(probable, unclear, situation)
    return review(whyOf(classification.review, reply, mail), event)
  }
  const read = eventOf(classification, unclear, situation)
  if (read === undefined) return review(reason('kept_message.values_not_kept'))
  const isFirst = facts.openQuestions.includes('request') || facts.openQuestions.includes('shipment')
  const isFurther = read.type === 'shipped' && !isFirst && facts.mayShipMore === true
  // A parcel that is told of in a mail of its own is another item, where its number is another.
  const event = isFurther
    ? { ...read, items: read.items.map((item) => ({ ...item, isAnother: true as const })) }
    : read
  if (isFurther && event.items?.length === 0) return review(reason('kept_message.does_not_fit'), event)
  const isDelivery = event.type === 'shipped' && event.form === 'digital' && event.url === undefined
  if (!isDelivery) return { kind: 'event', event, files: [], sentences: kept }
  const { largest, types } = connectionOf(situation.partner).files
  const files = mail.attachments.filter(isFile)
  if (files.length > maxFiles) return review(reason('kept_message.too_many_files', { max: maxFiles }), event)
  const unwelcome = files.find(({ sniffedType }) => !types.some((type) => type === sniffedType))
  if (unwelcome !== undefined)
    return review(
      reason('kept_message.file_not_taken', { type: unwelcome.sniffedType ?? '', size: unwelcome.size }),
      event,
    )
  const refusedFile = tooLarge(files, cutAt, largest)
  return refusedFile === undefined
    ? { kind: 'event', event, files: files.map(fileOf), sentences: kept }
    : { kind: 'event', event: { ...event, refusedFile }, files: [], sentences: kept }
}
