import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { ActorHeader } from '../../../accounts/principal.ts'
import { CreateRequest } from '../../../borrowing/commands/create-input.ts'
import { Patron } from '../../../borrowing/request/patron.ts'
import { Service } from '../../../borrowing/request/service.ts'
import { Day, LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { fromOpenUrl } from '../../../citation/from-open-url.ts'
import { faultsOf, faultsOfRefused, readInput } from '../../../input-faults.ts'
import { type Fault, Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, refusalsOfBody } from '../../openapi/routes.ts'
import type { Services } from '../../services.ts'
import { RequestView } from '../views/request-schemas.ts'
import { makeRequest } from './create-request.ts'
import { NewRequest } from './new-request.ts'

type Deps = Pick<Services, 'create' | 'store'>

/** The longest call, in bytes. */
const longest = 100_000

const path = '/v1/requests/openurl'

const WithOpenUrl = NewRequest.omit({ citation: true })
  .extend({
    openUrl: z
      .string()
      .min(1)
      .max(longest)
      .describe('The OpenURL or its query, as the other system made it.'),
    service: Service.partial().optional().describe('How the item is wanted.'),
  })
  .openapi('NewRequestByOpenUrl')
type WithOpenUrl = z.infer<typeof WithOpenUrl>

/** The keys for the request's own data in an OpenURL. */
const ownKeys = {
  'lendwire.library': LibraryCode,
  'lendwire.patron': Patron.shape.id,
  'lendwire.reference': CreateRequest.shape.reference,
  'lendwire.pickupLocation': CreateRequest.shape.pickupLocation,
  'lendwire.workflow': CreateRequest.shape.workflow,
  'lendwire.service': Service.shape.type,
  'lendwire.form': Service.shape.form,
  'lendwire.neededBy': Day,
  'lendwire.rota': z
    .string()
    .transform((codes) => codes.split(',').map((code) => code.trim()))
    .pipe(z.array(PartnerCode)),
}
const OwnKeys = z.strictObject(ownKeys).partial()

const description = [
  'Takes an OpenURL (Z39.88-2004 as key/encoded-value, or 0.1) of at most 100,000 bytes: as JSON in `openUrl`, beside the',
  'members of a new request; as a form; or as the query of the call, with an empty body.',
  'In the latter two, keys that begin with `lendwire.` say what an OpenURL does not:',
  `${Object.keys(ownKeys)
    .map((key) => `\`${key}\``)
    .join(', ')}; the rota is a list with commas.`,
  'Without a service, an article or chapter is asked for as a copy and anything else as a loan.',
  'Keys that no citation has a place for, and numbers that are wrong, are kept in the request’s `openUrl`.',
].join(' ')

const refuse = (faults: readonly Fault[]): never => {
  throw new Problem('invalid_input', reason('problem.call_not_valid'), { faults })
}

const readJson = (text: string): WithOpenUrl => {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Problem('invalid_input', reason('problem.no_json_body'))
  }
  const read = readInput(WithOpenUrl, body)
  return read.kind === 'valid' ? read.value : refuse(read.faults)
}

const isOwn = (pair: string): boolean => /^lendwire\./i.test(pair)

/** Reads the other keys stay encoded as they are: an OpenURL need not be in UTF-8. */
const readPairs = (query: string): WithOpenUrl => {
  const pairs = query.split('&')
  const ownPairs = Object.fromEntries(new URLSearchParams(pairs.filter(isOwn).join('&')).entries())
  const parsed = OwnKeys.safeParse(ownPairs)
  if (!parsed.success) return refuse(faultsOfRefused(OwnKeys, ownPairs))
  const own = parsed.data
  const read = readInput(WithOpenUrl, {
    openUrl: pairs.filter((pair) => !isOwn(pair)).join('&') || '?',
    library: own['lendwire.library'],
    patron: own['lendwire.patron'] === undefined ? undefined : { id: own['lendwire.patron'] },
    reference: own['lendwire.reference'],
    pickupLocation: own['lendwire.pickupLocation'],
    workflow: own['lendwire.workflow'],
    service: {
      type: own['lendwire.service'],
      form: own['lendwire.form'],
      neededBy: own['lendwire.neededBy'],
    },
    rota: own['lendwire.rota'],
  })
  return read.kind === 'valid' ? read.value : refuse(read.faults)
}

const readCall = async (context: Context<ApiEnv>): Promise<WithOpenUrl> => {
  const body = await context.req.text()
  const { search } = new URL(context.req.url)
  if (body.length + search.length > longest)
    throw new Problem('too_large', reason('problem.openurl_call_too_long', { limit: longest }))
  const type = context.req.header('content-type') ?? ''
  if (body === '') return readPairs(search.slice(1))
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return readPairs(body)
  if (/^application\/json\b/i.test(type)) return readJson(body)
  throw new Problem('unsupported_media_type', reason('problem.openurl_content_type'))
}

/** Adds the route by which a library's system makes a request from an OpenURL. */
export const addOpenUrl = (app: ApiApp, services: Deps): void => {
  app.openAPIRegistry.registerPath({
    method: 'post',
    path,
    operationId: 'createRequestByOpenUrl',
    tags: ['Requests'],
    summary: 'Create a request from an OpenURL',
    description,
    request: {
      headers: z.object({
        'Idempotency-Key': IdempotencyHeader,
        'X-Actor': ActorHeader,
      }),
      query: z.looseObject({}),
      body: {
        content: {
          'application/json': { schema: WithOpenUrl },
          'application/x-www-form-urlencoded': { schema: z.record(z.string(), z.string()) },
        },
      },
    },
    responses: answers({ 201: ['The request was made', RequestView] }, [
      'forbidden',
      'conflict',
      ...refusalsOfBody,
    ]),
  })

  app.post(path, async (context) => {
    const actor = ActorHeader.safeParse(context.req.header('x-actor'))
    if (!actor.success) return refuse(faultsOf(actor.error).map((each) => ({ ...each, path: 'X-Actor' })))
    const { openUrl, library, patronLogin, service, ...input } = await readCall(context)
    const parsed = fromOpenUrl(openUrl)
    return makeRequest(
      services,
      context,
      library,
      {
        ...input,
        citation: parsed.citation,
        openUrl: parsed.openUrl,
        service: Service.parse({ ...service, type: service?.type ?? parsed.service }),
      },
      patronLogin,
    )
  })
}
