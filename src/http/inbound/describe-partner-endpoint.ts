import { z } from '@hono/zod-openapi'
import type { InboundAddress } from '../../partners/protocol-entry.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { ProblemDocument, problemTitle } from '../responses/problem-document.ts'

const code = z.string().describe('The code of the partner.')
const secret = z.string().describe('The secret of the partner.')

const addressesOf = (title: string, { path, credentialElement }: InboundAddress) => {
  const suffix = title.replaceAll(' ', '')
  const inMessage = credentialElement === undefined ? '' : `, or by ${credentialElement}`
  return {
    [`/partners/{code}/${path}`]: {
      operationId: `receive${suffix}FromPartner`,
      summary: 'Take a message of a partner',
      description: `The partner authenticates by Bearer or Basic${inMessage}, as its profile says.`,
      parameters: { code },
    },
    [`/partners/{code}/${path}/{secret}`]: {
      operationId: `receive${suffix}FromPartnerBySecret`,
      summary: 'Take a message of a partner that can send no header',
      description: 'The secret in the path authenticates the partner.',
      parameters: { code, secret },
    },
    [`/${path}`]: {
      operationId: `receive${suffix}FromAnyPartner`,
      summary: 'Take a message of any partner',
      description: `Credentials (Bearer or Basic${inMessage}) and the agency in the header tell which partner it is.`,
      parameters: {},
    },
  }
}

/** Adds the addresses of one protocol to the OpenAPI document. */
export const describePartnerEndpoint = (app: ApiApp, title: string, endpoint: InboundAddress): void => {
  const xml = { content: { 'application/xml': { schema: z.string() } } }
  const problem = { content: { 'application/problem+json': { schema: ProblemDocument } } }
  for (const [path, { parameters, ...words }] of Object.entries(addressesOf(title, endpoint))) {
    app.openAPIRegistry.registerPath({
      method: 'post',
      path,
      ...words,
      tags: [`Partner endpoints (${title})`],
      security: [],
      request: {
        params: z.object(parameters),
        body: { required: true, ...xml },
      },
      responses: {
        200: { description: endpoint.answer, ...xml },
        400: { description: 'It could not be read as a message', ...problem },
        401: { description: problemTitle('not_authenticated'), ...problem },
        413: { description: problemTitle('too_large'), ...problem },
        415: { description: problemTitle('unsupported_media_type'), ...problem },
        503: { description: problemTitle('unavailable'), ...problem },
      },
    })
  }
}
