import { z } from 'zod'
import type { Request } from '../../borrowing/request/request.ts'
import { RotaCandidate } from '../../borrowing/rota-rules/holder.ts'
import { Instant } from '../../borrowing/values.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import type { BlobsPort } from '../../store/ports/blobs.ts'
import type { DocumentsPort } from '../../store/ports/documents.ts'
import type { Deps } from '../deps.ts'

/** The number of candidates that an explanation keeps in full. */
const mostKept = 300

/** The explanation of a rota from holdings, as it is kept beside the request. */
export const RotaCandidates = z.object({
  at: Instant.describe('When the union catalogues were asked.'),
  candidates: z
    .array(RotaCandidate)
    .describe('The holders: those with a place first, in order; the first 300 of them.'),
  more: z
    .record(z.string(), z.int())
    .describe('How many further candidates were left out for each reason, by its code.'),
})
export type RotaCandidates = z.infer<typeof RotaCandidates>

/** Returns what is kept of candidates: 300 in full, of the others a count for each reason. */
export const keptCandidates = (candidates: readonly RotaCandidate[], at: Instant): RotaCandidates => {
  const more: Record<string, number> = {}
  for (const { reason } of candidates.slice(mostKept)) {
    const code = reason?.code ?? 'placed'
    more[code] = (more[code] ?? 0) + 1
  }
  return { at, candidates: candidates.slice(0, mostKept), more }
}

/** Reads the explanation of the rota of a request that was kept last; undefined where there is none. */
export const readRotaCandidates = async (
  store: Pick<BlobsPort, 'getBlob'>,
  { rotaBuilds }: Pick<Request, 'rotaBuilds'>,
): Promise<RotaCandidates | undefined> => {
  const id = rotaBuilds?.findLast(({ explanationId }) => explanationId !== undefined)?.explanationId
  const blob = id === undefined ? null : await store.getBlob(id)
  return blob === null
    ? undefined
    : RotaCandidates.safeParse(JSON.parse(new TextDecoder().decode(blob.bytes))).data
}

/**
 * Goes on with an earlier explanation: who was placed then keeps its place and the values by which it was sorted, and the
 * places of new ones follow.
 */
export const continueCandidates = (
  earlier: readonly RotaCandidate[],
  candidates: readonly RotaCandidate[],
): readonly RotaCandidate[] => {
  const present = ({ reason }: RotaCandidate): boolean => reason?.code === 'rota.already_there'
  const judged = new Set(candidates.filter((each) => !present(each)).map(({ partner }) => partner))
  const placed = earlier.filter(({ place, partner }) => place !== undefined && !judged.has(partner))
  const known = new Set(placed.map(({ partner }) => partner))
  const last = Math.max(0, ...placed.map(({ place = 0 }) => place))
  return [
    ...placed,
    ...candidates
      .filter((each) => !(present(each) && known.has(each.partner)))
      .map((each) => (each.place === undefined ? each : { ...each, place: each.place + last })),
  ]
}

/** A code of a union catalogue that belongs to no partner, and the requests that it cost a holder. */
export const UnmappedCode = z.object({
  source: z.string().describe('The locate profile of the union catalogue.'),
  code: z.string().describe('The code.'),
  requests: z.int().describe('How many requests it cost a possible holder.'),
  lastRequest: z.string().describe('The number of the last of them.'),
  lastAt: Instant.describe('When it was met last.'),
})
export type UnmappedCode = z.infer<typeof UnmappedCode>

/** The most codes that are noted for one request, and the most that the list keeps. */
const mostNoted = 50
const mostListed = 2000

const listKey = 'list'

const UnmappedList = z.object({ codes: z.array(UnmappedCode) })

/** Reads the list of unmapped codes: those that cost most requests first. */
export const readUnmappedCodes = async (
  store: Pick<DocumentsPort, 'getDocument'>,
): Promise<{ readonly codes: readonly UnmappedCode[]; readonly version: number }> => {
  const stored = await store.getDocument('unmapped_codes', listKey)
  const read = stored === null ? null : UnmappedList.safeParse(stored.value)
  const codes = read?.success === true ? read.data.codes : []
  return {
    codes: codes.toSorted(
      (one, other) => other.requests - one.requests || (one.lastAt < other.lastAt ? 1 : -1),
    ),
    version: stored?.version ?? 0,
  }
}

/** Returns whether a code of a union catalogue belongs to no partner and no directory entry now. */
export const isUnmapped = (
  snapshot: Pick<ConfigSnapshot, 'entryOf' | 'locateProfile' | 'ownerOf'>,
  source: string,
  code: string,
): boolean => {
  const ask = snapshot.locateProfile(source)?.ask
  const type = ask?.kind === 'sru' ? ask.codeType : undefined
  return (
    snapshot.ownerOf(source, type, [code]) === undefined &&
    snapshot.entryOf(source, type, [code]) === undefined
  )
}

/** How often a list is read again where another process changed it. */
const attempts = 5

/** Notes the codes of a request that belong to no partner. The list is a help: where it keeps changing, a count is lost. */
export const noteUnmappedCodes = async (
  { store, now }: Pick<Deps, 'store' | 'now'>,
  request: string,
  candidates: readonly RotaCandidate[],
): Promise<void> => {
  const met = candidates
    .flatMap(({ holdingCode, source, reason }) =>
      holdingCode === undefined || reason?.code !== 'rota.code_unmapped'
        ? []
        : [{ source, code: holdingCode }],
    )
    .slice(0, mostNoted)
  if (met.length === 0) return
  await changeList(store, (codes) => {
    const lastAt = now()
    const keyOf = ({ source, code }: { readonly source: string; readonly code: string }) =>
      `${source}|${code}`.toLowerCase()
    const byKey = new Map(codes.map((each) => [keyOf(each), each]))
    for (const each of met) {
      const before = byKey.get(keyOf(each))
      if (before?.lastRequest === request) continue
      byKey.set(keyOf(each), {
        ...each,
        requests: (before?.requests ?? 0) + 1,
        lastRequest: request,
        lastAt,
      })
    }
    return [...byKey.values()]
      .toSorted((one, other) => (one.lastAt < other.lastAt ? 1 : -1))
      .slice(0, mostListed)
  })
}

/** Takes a code off the list, once it belongs to a partner. */
export const forgetUnmappedCode = (
  store: Pick<DocumentsPort, 'getDocument' | 'putDocuments'>,
  code: string,
): Promise<void> =>
  changeList(store, (codes) => codes.filter((each) => each.code.toLowerCase() !== code.toLowerCase()))

const changeList = async (
  store: Pick<DocumentsPort, 'getDocument' | 'putDocuments'>,
  change: (codes: readonly UnmappedCode[]) => readonly UnmappedCode[],
): Promise<void> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { codes, version } = await readUnmappedCodes(store)
    const written = await store.putDocuments([
      { kind: 'unmapped_codes', key: listKey, value: { codes: change(codes) }, expectedVersion: version },
    ])
    if (written === 'written') return
  }
}
