import { z } from 'zod'
import { reason } from '../../translations/reason.ts'
import type { CatalogueAnswer, Holding, Title } from '../locate.ts'
import { type CatalogueProtocol, withParameters } from './catalogue-protocol.ts'

const words = z.string().transform((text) => text.slice(0, 200))
const Entity = z.object({ id: words.optional(), content: words.optional() }).catch({})

const Service = z.object({
  service: words.catch(''),
  expected: z.string().optional().catch(undefined),
  queue: z.number().optional().catch(undefined),
  limitation: z.array(Entity).optional().catch(undefined),
})

const Item = z.object({
  label: words.optional().catch(undefined),
  department: Entity.optional(),
  storage: Entity.optional(),
  available: z.array(Service).optional().catch(undefined),
  unavailable: z.array(Service).optional().catch(undefined),
})
type Item = z.infer<typeof Item>

/** DAIA 1.0, "DAIA Response", as far as it is read; 0.x names the same members. */
const Response = z
  .object({
    institution: Entity.optional(),
    timestamp: z.unknown().optional(),
    document: z
      .array(z.object({ id: words.optional().catch(undefined), item: z.array(Item).optional() }))
      .max(1000)
      .optional(),
  })
  .refine((response) => Object.values(response).some((member) => member !== undefined))

/** DAIA 1.0, "Error responses": some servers send them with status 200. */
const ErrorResponse = z.object({
  error: words,
  code: z.coerce.number().catch(0),
  error_description: words.optional().catch(undefined),
})

const failureOf = ({ error, code, error_description }: z.infer<typeof ErrorResponse>): CatalogueAnswer => ({
  kind: code >= 500 ? 'not_now' : 'unclear',
  reason: reason('finding.daia_error', {
    words: error_description === undefined ? error : `${error}: ${error_description}`,
  }),
})

/** Returns the name of a service, which may be given as a URI of the Document Service Ontology. */
const nameOf = (service: string): string => (/(?<![a-z])[a-z]+$/i.exec(service)?.[0] ?? '').toLowerCase()

/** Limitations (dso:Stationary, dso:PartialDelivery) under which a copy is sent, and never the item itself. */
const isCopyOnly = ({ limitation = [] }: z.infer<typeof Service>): boolean =>
  limitation.some(({ id = '' }) => /#(Stationary|PartialDelivery)$/.test(id))

/** Returns the availability of an item for a service: available, unavailable for a while, never, or unknown. */
const offered = (item: Item, name: string): 'now' | 'away' | 'never' | undefined => {
  if (item.available?.some(({ service }) => nameOf(service) === name) === true) return 'now'
  const not = item.unavailable?.find(({ service }) => nameOf(service) === name)
  if (not === undefined) return undefined
  return not.expected !== undefined || not.queue !== undefined ? 'away' : 'never'
}

/**
 * Returns the holding of an item. Interloan decides where the library speaks of it, else loan; a copy is made of what
 * can be used on the spot.
 */
const holdingOf = (item: Item, institution: z.infer<typeof Entity> | undefined): Holding => {
  const sent = item.available?.filter(({ service }) => nameOf(service) === 'interloan') ?? []
  const copied = sent.length > 0 && sent.every(isCopyOnly)
  const loan = copied ? 'never' : (offered(item, 'interloan') ?? offered(item, 'loan'))
  const use = copied ? 'now' : (offered(item, 'presentation') ?? offered(item, 'remote') ?? loan)
  const places = [item.department?.content, item.storage?.content].filter((place) => place !== undefined)
  const there = loan === 'never' ? use : loan
  return {
    codes: [institution?.id, item.department?.id, item.storage?.id, ...places].filter(
      (code) => code !== undefined,
    ),
    location: places.join(', ') || undefined,
    callNumber: item.label,
    available: there === undefined ? undefined : there === 'now',
    lends: loan === undefined ? undefined : loan !== 'never',
    copies: use === 'never' ? false : undefined,
  }
}

const parse = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

/** Document Availability Information API (gbv.github.io/daia, 1.0). */
export const daia: CatalogueProtocol<'daia'> = {
  call: ({ ask: id }, { url }) => ({
    method: 'GET',
    url: withParameters(url, { id, format: 'json' }),
    headers: { accept: 'application/json' },
    body: '',
  }),
  read: ({ body }) => {
    const json = parse(body)
    const failure = ErrorResponse.safeParse(json)
    if (failure.success) return failureOf(failure.data)
    const response = Response.safeParse(json)
    if (!response.success) return { kind: 'unclear', reason: reason('finding.no_daia') }
    const { document = [], institution } = response.data
    const titles = document.map(
      ({ id, item = [] }): Title => ({
        recordId: id,
        holdings: item.map((each) => holdingOf(each, institution)),
      }),
    )
    return { kind: 'found', titles }
  },
}
