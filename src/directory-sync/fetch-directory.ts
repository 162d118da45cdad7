import { z } from 'zod'
import { durationMilliseconds } from '../borrowing/time.ts'
import type { Breathe } from '../breathe.ts'
import { failureOfStatus } from '../delivery/outbound/attempt-outcome.ts'
import { send } from '../delivery/outbound/send.ts'
import type { DirectorySource } from '../directory/directory-source.ts'
import type { ReadDirectory } from '../directory/imported-entry.ts'
import { readCsvDirectory } from '../directory/read-csv.ts'
import { readCrossLinkEntries } from '../directory/read-json.ts'
import { authorization, lowerCase, secretsOf } from '../partners/http-route.ts'
import { secretsInUrl } from '../partners/url-credentials.ts'
import { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import { ReasonError } from '../translations/reason-error.ts'
import type { Transport } from '../transport/transport.ts'

/** The longest answer that is read, in bytes: a thousand entries have about two million. */
const longestAnswer = 16_777_216
/** The most entries of a source. */
const mostEntries = 50_000
/** The most readings of one source from its first page on, if it changes meanwhile. */
const mostStarts = 3
/** The longest time for all pages of a source, in milliseconds. */
const longestReading = 600_000

type Deps = { readonly transport: Transport; readonly breathe: Breathe }

/** One page of CrossLink's directory (indexdata/crosslink, directory/api.yaml, EntriesResponse). */
const Page = z.looseObject({
  about: z.looseObject({ count: z.number() }),
  items: z.array(z.looseObject({ id: z.string() })).nullish(),
})

/** Returns why a question has no answer: nothing was sent that could have been accepted. */
const withoutSending = (why: AnyReason): AnyReason =>
  why.code === 'failure.after_sending' ? (AnyReason.safeParse(why.params.reason).data ?? why) : why

/** Reads one answer of a source as text. `ReasonError` where it fails. */
const fetchText = async ({ transport }: Deps, source: DirectorySource, url: string): Promise<string> => {
  const { headers, outboundCredentials, timeout, allowPrivateNetwork } = source
  const route = {
    kind: 'http' as const,
    method: 'GET' as const,
    url,
    headers: {
      ...lowerCase(headers),
      accept: source.read.kind === 'csv' ? 'text/csv, text/plain' : 'application/json',
      ...authorization(outboundCredentials),
    },
    body: '',
    timeout: durationMilliseconds(timeout),
    maximumAnswer: longestAnswer,
    secrets: [...secretsOf(outboundCredentials), ...secretsInUrl(source.read.url)],
  }
  const result = await send({ transport }, route, '', allowPrivateNetwork)
  if (result.kind === 'taken') throw new ReasonError(reason('finding.no_answer'))
  if (result.kind !== 'answered') throw new ReasonError(withoutSending(result.reason))
  const { status, body } = result.answer
  if (status < 200 || status >= 300) throw new ReasonError(failureOfStatus(status))
  return new TextDecoder().decode(body)
}

const pageIn = (text: string): z.infer<typeof Page> => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new ReasonError(reason('directory.not_json'))
  }
  const page = Page.safeParse(json)
  if (!page.success) throw new ReasonError(reason('directory.no_page'))
  return page.data
}

type CrossLink = Extract<DirectorySource['read'], { kind: 'crosslink' }>

/**
 * Reads all pages, ordered by name as the service gives them: until one has fewer entries than it may have, since its
 * `count` is 0 beyond the end and it fills no `nextLink`. Null where the source changed while it was read.
 */
const readPages = async (
  deps: Deps,
  source: DirectorySource,
  { url, query, pageSize }: CrossLink,
): Promise<readonly unknown[] | null> => {
  const began = performance.now()
  const items = new Map<string, unknown>()
  let count: number | undefined
  for (let offset = 0; ; offset += pageSize) {
    const search = new URLSearchParams({
      limit: String(pageSize),
      offset: String(offset),
      ...(query === undefined ? {} : { cql: query }),
    })
    const page = pageIn(await fetchText(deps, source, `${url.replace(/\/$/, '')}/entries?${search}`))
    await deps.breathe()
    const entries = page.items ?? []
    if (entries.length > pageSize)
      throw new ReasonError(reason('directory.too_many_in_page', { limit: pageSize }))
    count ??= page.about.count
    if (entries.length > 0 && page.about.count !== count) return null
    for (const entry of entries) {
      if (items.has(entry.id)) return null
      items.set(entry.id, entry)
    }
    if (items.size > mostEntries) throw new ReasonError(reason('directory.too_many', { limit: mostEntries }))
    if (entries.length < pageSize) return items.size === count ? [...items.values()] : null
    if (performance.now() - began > longestReading) throw new ReasonError(reason('directory.too_slow'))
  }
}

/**
 * Reads a whole directory from its source. It waits for each answer at most as long as the source says, and reads at most
 * 16 MiB of it: a source that hangs or floods costs only its own time.
 *
 * @returns its entries, which are not checked yet. `ReasonError` where it cannot be read, or where it keeps changing
 */
export const fetchDirectory = async (deps: Deps, source: DirectorySource): Promise<ReadDirectory> => {
  const { read, currency } = source
  if (read.kind === 'csv') return readCsvDirectory(await fetchText(deps, source, read.url), deps.breathe)
  for (let start = 0; start < mostStarts; start++) {
    const items = await readPages(deps, source, read)
    if (items !== null) return readCrossLinkEntries(items, currency)
  }
  throw new ReasonError(reason('directory.keeps_changing'))
}
