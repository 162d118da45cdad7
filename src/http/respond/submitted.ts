import { isPersonRemoved } from '../../borrowing/request/person-removed.ts'
import { after, dayOf } from '../../borrowing/time.ts'
import { sha256 } from '../../hash.ts'
import { type LinkAnswer, linkAnswerType, maxFiles } from '../../partners/answer-link.ts'
import { AnswerName } from '../../partners/answer-name.ts'
import { fieldNames, fillWords, type PageWords } from '../../partners/answer-words.ts'
import type { StoredBlob } from '../../store/ports/blobs.ts'
import type { BodyPrefix } from '../input/body.ts'
import { linkQuota, takeFromQuota } from '../limits/quotas.ts'
import type { Services } from '../services.ts'
import type { Followed } from './followed.ts'
import { type FormFault, type FormValues, inputName, readForm, type UnderstoodValue } from './form.ts'

/** The result of a form that was sent: an answer, or its faults. */
export type Submitted =
  | { readonly kind: 'answer'; readonly answer: LinkAnswer }
  | {
      readonly kind: 'faults'
      readonly status: 400 | 409 | 413 | 422
      readonly faults: readonly FormFault[]
      readonly filled: FormValues
      readonly chosen: AnswerName | undefined
    }
  | Check

/** A value that is stored in another form than it was typed: the lender checks it before it is sent. */
type Check = {
  readonly kind: 'check'
  readonly understood: readonly (UnderstoodValue & { readonly label: string })[]
  readonly filled: FormValues
  readonly chosen: AnswerName
  readonly isFileLost: boolean
}

/** The fields of a form without its files, and the files of each input. */
type Sent = { readonly filled: FormValues; readonly files: ReadonlyMap<string, readonly File[]> }

/** Reads what a browser sent; undefined where it is no form. */
const readSent = async ({ bytes }: BodyPrefix, contentType: string): Promise<Sent | undefined> => {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
    const filled: Record<string, string[]> = Object.create(null)
    const files = new Map<string, readonly File[]>()
    for (const [name, value] of form) {
      if (typeof value === 'string') {
        filled[name] ??= []
        filled[name].push(value)
      } else if (value.size > 0) files.set(name, [...(files.get(name) ?? []), value])
    }
    return { filled, files }
  } catch {
    return undefined
  }
}

/** Returns the label of an input: its name is `answer.field`. */
const labelOf = (input: string, { fields }: PageWords): string => {
  const field = fieldNames.find((name) => input.endsWith(`.${name}`))
  return field === undefined ? input : fields[field]
}

/** Returns a name for people: no path, no control characters. */
const fileName = (name: string): string =>
  name
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cs}"]/gu, '')
    .trim()
    .slice(0, 200) || 'file.pdf'

const formId = /^[0-9a-f]{32}$/

/** Returns whether a copy is wanted of this entry: a retry may have changed the service. */
export const isCopy = ({ request, entry }: Pick<Followed, 'request' | 'entry'>): boolean =>
  (entry.changes?.service?.type ?? request.service.type) !== 'loan'

/** Returns the currency that the page fills in, and that an emptied field means where the partner has none. */
export const shownCurrency = ({ request, partner }: Pick<Followed, 'request' | 'partner'>): string =>
  request.service.maximumCost?.currency ?? partner.currency ?? 'EUR'

/**
 * Reads a form that was sent from the page, and keeps the files that came with it.
 *
 * @param body at most as long as the partner's profile allows
 */
export const readSubmitted = async (
  services: Pick<Services, 'store' | 'answerLinks' | 'publicUrl' | 'keepFiles' | 'now'>,
  followed: Followed,
  body: BodyPrefix,
  contentType: string,
): Promise<Submitted> => {
  const { words, page, email, partner, library } = followed
  const megabytes = String(Math.floor(email.files.largest / 1_000_000))
  const fileSize = fillWords(words.errors.fileSize, { megabytes })
  const fault = (
    status: 400 | 409 | 413 | 422,
    faults: readonly FormFault[],
    sent?: Sent,
    chosen?: AnswerName,
  ): Submitted => ({ kind: 'faults', status, faults, filled: sent?.filled ?? {}, chosen })
  if (body.truncated) return fault(413, [{ input: 'answer', message: fileSize }])
  const sent = await readSent(body, contentType)
  const form = sent?.filled.form?.[0] ?? ''
  if (sent === undefined || !formId.test(form)) {
    return fault(400, [{ input: 'answer', message: words.errors.form }], sent)
  }
  const chosen = AnswerName.safeParse(sent.filled.answer?.[0]).data
  if (chosen === undefined) return fault(422, [{ input: 'answer', message: words.errors.choose }], sent)
  const { details, faults, understood } = readForm(chosen, isCopy(followed), sent.filled, words, {
    today: dayOf(services.now(), library.timeZone),
    day: (text) => services.answerLinks.readDay(text, { partner, library, now: services.now() }),
    amount: (text, currency) => {
      const usual = partner.currency ?? shownCurrency(followed)
      return services.answerLinks.readAmount(text, currency === '' ? usual : currency, partner)
    },
  })
  const fileInput = inputName(chosen, 'file')
  const sentFiles = chosen === 'shipped' && isCopy(followed) ? (sent.files.get(fileInput) ?? []) : []
  const read = await Promise.all(sentFiles.map((file) => readFile(services, file)))
  const badFiles = [
    ...(read.some(({ bytes }) => bytes.length > email.files.largest) ? [fileSize] : []),
    ...(read.some(({ type }) => !email.files.types.some((each) => each === type))
      ? [words.errors.fileType]
      : []),
    ...(read.length > maxFiles ? [words.errors.tooLong] : []),
  ].slice(0, 1)
  if (faults.length > 0 || badFiles.length > 0) {
    const all = [...faults, ...badFiles.map((message) => ({ input: fileInput, message }))]
    return fault(422, all, sent, chosen)
  }
  if (understood.length > 0) {
    const exact = Object.assign({}, ...understood.map((each) => each.exact)) as Record<string, string>
    const filled = {
      ...sent.filled,
      ...Object.fromEntries(Object.entries(exact).map(([name, value]) => [name, [value]])),
    }
    const labelled = understood.map((each) => ({ ...each, label: labelOf(each.input, words) }))
    return { kind: 'check', understood: labelled, filled, chosen, isFileLost: sentFiles.length > 0 }
  }
  // What comes for a request from which the person was removed is not kept.
  const kept = isPersonRemoved(followed.request) ? [] : read
  const blobs = await Promise.all(kept.map((each) => blobOf(services, followed, form, each)))
  const different = [...new Map(blobs.map((blob) => [blob.id, blob])).values()]
  const answer: LinkAnswer = {
    letter: followed.letter,
    requestId: followed.requestId,
    entry: followed.entry.id,
    form,
    answer: chosen,
    ...details,
    ...(different.length === 0
      ? {}
      : {
          files: different.map(({ id, name, contentType, bytes }) => ({
            ...{ name: name ?? '', type: contentType, size: bytes.length },
            url: `${services.publicUrl()}/files/${id}`,
          })),
        }),
  }
  // A second click is the same answer, also where the first one has changed what is offered.
  const isRepeat = await isTaken(services, followed, JSON.stringify(answer))
  if (!isRepeat && !page.offers.includes(chosen))
    return fault(409, [{ input: 'answer', message: words.errors.notOffered }], sent)
  const size = different.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (!isRepeat && different.length > 0)
    await takeFromQuota(
      services,
      `files ${followed.letter}`,
      linkQuota(email.files.largest),
      size,
      different.length,
    )
  for (const blob of different) await services.store.putBlob(blob)
  return { kind: 'answer', answer }
}

/** Answers by link of a request that are looked at for a repeat: a second click is soon after the first one. */
const lastAnswers = 50

/** Returns whether an answer was taken by link for its entry lately, as it is kept. */
const isTaken = async (
  { store }: Pick<Services, 'store'>,
  { library, request, entry }: Followed,
  answer: string,
): Promise<boolean> => {
  const query = { library: library.code, request: [request.number], limit: lastAnswers }
  const { items } = await store.listMessages(query)
  const ids = items.flatMap(({ id, entry: about, contentType }) =>
    about === entry.id && contentType === linkAnswerType ? [id] : [],
  )
  const taken = await Promise.all(ids.map((id) => store.getMessage(id)))
  return taken.some((message) => message !== null && new TextDecoder().decode(message.raw) === answer)
}

/** A file that was sent, and what its first bytes show it to be. */
type ReadFile = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string | undefined
  readonly name: string
}

const readFile = async ({ answerLinks }: Pick<Services, 'answerLinks'>, file: File): Promise<ReadFile> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { bytes, type: answerLinks.fileType(bytes), name: fileName(file.name) }
}

/** Returns a file under an id that nobody can guess, and that the same file of the same form has again. */
const blobOf = async (
  { keepFiles, now }: Pick<Services, 'keepFiles' | 'now'>,
  { requestId, library }: Followed,
  form: string,
  { bytes, type = 'application/octet-stream', name }: ReadFile,
): Promise<StoredBlob> => {
  const head = new TextEncoder().encode(`${requestId}\n${form}\n`)
  const all = new Uint8Array(head.length + bytes.length)
  all.set(head)
  all.set(bytes, head.length)
  const storedAt = now()
  return {
    id: sha256(all),
    library: library.code,
    ...{ name, contentType: type, bytes, storedAt },
    keepUntil: after(storedAt, keepFiles),
  }
}
