import { z } from 'zod'
import type { Library } from '../../borrowing/library.ts'
import { entryById } from '../../borrowing/life-cycle/draft.ts'
import { Citation } from '../../borrowing/request/citation.ts'
import { Service } from '../../borrowing/request/service.ts'
import type { Question } from '../../locate/locate.ts'
import type { NewDelivery } from '../../store/ports/outbox.ts'
import type { DepsWithSnapshot } from '../deps.ts'
import type { AcceptedDecision } from './accepted-decision.ts'

/** The number of questions that are put to a catalogue about one request at most, one after the other. */
export const maxQuestions = 6

/**
 * Returns the entry in the ordering key of the questions about an entry: one of their own, so that nothing else waits for
 * catalogues. Entries of partners count from 1; mails have 0.
 */
const entryOfQuestions = (entry: number): number => -10 - entry

/** The search for holders, in place of an entry's number. */
export const holderSearch = -1

/** The library itself, in place of an entry's number. */
export const ownCatalogue = 0

const content = 'application/vnd.lendwire.questions+json'

/** The part of a citation that decides whether a title or its holdings match. */
const Cited = Citation.pick({
  title: true,
  titleOfComponent: true,
  identifiers: true,
  volumes: true,
  publicationDate: true,
  publicationType: true,
})

/** The content of the delivery: the questions, and the facts by which their answers are assessed. */
export const Inquiry = z.object({
  questions: z.array(
    z.object({
      about: z.string(),
      ask: z.string(),
      type: z.string().optional(),
      loose: z.boolean(),
      isbns: z.array(z.string()).optional(),
    }),
  ),
  wanted: z.object({
    service: Service.shape.type,
    citation: Cited,
    holdingCode: z.string().optional(),
  }),
})
export type Inquiry = z.infer<typeof Inquiry>

/** The catalogue that is asked: that of an entry's partner, or of the library itself. */
type CatalogueOwner = {
  readonly about: number
  readonly name: string
  readonly profile: string
  readonly holdingCode: string | undefined
}

const ownersOf = (
  { snapshot }: DepsWithSnapshot,
  { request, effects }: AcceptedDecision,
  library: Library,
): readonly CatalogueOwner[] => {
  const owners: CatalogueOwner[] = []
  for (const effect of effects) {
    if (effect.kind !== 'locate') continue
    if (effect.own && library.locateProfile !== undefined) {
      const { locateProfile: profile, holdingCode } = library
      owners.push({ about: ownCatalogue, name: library.code, profile, holdingCode })
    }
    for (const id of effect.entries) {
      const entry = entryById(request, id)
      const partner = entry === undefined ? null : snapshot.partner(entry.partner)
      if (partner?.locateProfile === undefined) continue
      const { code: name, locateProfile: profile, holdingCode } = partner
      owners.push({ about: id, name, profile, holdingCode })
    }
  }
  return owners
}

const summaryOf = (name: string, questions: readonly Question[]): string =>
  `locate at ${name}: ${questions.map(({ about }) => about).join('; ') || 'nothing to ask for'}`.slice(0, 300)

/** Returns the first union catalogue that is asked who holds the item; its concurrency counts for the search. */
const firstSource = ({ snapshot }: DepsWithSnapshot, { request }: AcceptedDecision): string | undefined => {
  for (const name of request.findingHolders?.templates ?? []) {
    const choose = snapshot.rotaTemplate(name)?.choose
    if (choose?.by === 'holdings') return choose.sources[0]
  }
  return undefined
}

/** Renders the search for holders, where a decision asks for one. */
const renderHolderSearch = (deps: DepsWithSnapshot, decision: AcceptedDecision): readonly NewDelivery[] => {
  const { request, event, effects } = decision
  const source = firstSource(deps, decision)
  if (source === undefined || !effects.some((effect) => effect.kind === 'locate' && effect.holders === true))
    return []
  return [
    {
      id: deps.ids.next(),
      library: request.library,
      request: request.number,
      entry: entryOfQuestions(holderSearch),
      requestId: `${request.number}/${holderSearch}`,
      target: { kind: 'catalogue', profile: source },
      operation: 'locate',
      content: '{}',
      contentType: content,
      summary: `find holders: ${request.findingHolders?.templates.join(', ') ?? ''}`.slice(0, 300),
      createdAt: event.at,
      dueAt: event.at,
    },
  ]
}

/** Renders the questions to catalogues that one decision asks: one delivery for each catalogue owner. */
export const renderCatalogueQuestions = (
  deps: DepsWithSnapshot,
  decision: AcceptedDecision,
  library: Library,
): readonly NewDelivery[] => {
  const { request, event } = decision
  const deliveries: NewDelivery[] = [...renderHolderSearch(deps, decision)]
  for (const { about, name, profile: named, holdingCode } of ownersOf(deps, decision, library)) {
    const profile = deps.snapshot.locateProfile(named)
    const { citation, service } = request
    const questions =
      profile === null
        ? []
        : deps.locate.questions(citation, profile, service.anyEdition).slice(0, maxQuestions)
    const inquiry: Inquiry = {
      questions: questions.map(({ isbns, ...question }) => ({
        ...question,
        ...(isbns === undefined ? {} : { isbns: [...isbns] }),
      })),
      wanted: { service: service.type, citation: Cited.parse(citation), holdingCode },
    }
    deliveries.push({
      id: deps.ids.next(),
      library: request.library,
      request: request.number,
      entry: entryOfQuestions(about),
      requestId: `${request.number}/${about}`,
      target: { kind: 'catalogue', profile: named },
      operation: 'locate',
      content: JSON.stringify(inquiry),
      contentType: content,
      summary: summaryOf(name, questions),
      createdAt: event.at,
      dueAt: event.at,
    })
  }
  return deliveries
}
